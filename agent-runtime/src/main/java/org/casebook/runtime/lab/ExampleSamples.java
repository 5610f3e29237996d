package org.casebook.runtime.lab;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.policy.SignalVocabulary;

/** The examples of a policy as samples: those that note what a correct reading establishes. */
final class ExampleSamples {
  private ExampleSamples() {}

  static List<Sample> of(Policy policy) {
    return policy.examples().stream()
        .filter(example -> example.signals().isPresent())
        .map(example -> sample(policy, example))
        .toList();
  }

  private static Sample sample(Policy policy, Example example) {
    List<String> clauses = example.violates() ? List.of(example.clause()) : example.applies();
    Action action =
        clauses.stream()
            .flatMap(id -> policy.clause(id).map(Clause::action).stream())
            .max(Comparator.naturalOrder())
            .orElse(Action.ALLOW);
    List<String> signals = example.signals().orElse(List.of());
    return new Sample(
        policy.id() + ":" + example.line(),
        example.text(),
        example.lang(),
        strengths(signals),
        beliefs(signals),
        example.country().isEmpty() ? policy.scope().anyCountry() : example.country(),
        policy.scope().anySurface(),
        policy.scope().validFrom().orElse(LocalDate.EPOCH),
        Optional.of(new Gold(action, clauses)),
        new TreeMap<>(Map.of(LabSamples.SOURCE, "examples")));
  }

  /** Signals other than harm, at full strength. */
  static SortedMap<String, Double> strengths(List<String> signals) {
    SortedMap<String, Double> strengths = new TreeMap<>();
    signals.stream().filter(s -> area(s).isEmpty()).forEach(s -> strengths.put(s, 1.0));
    return strengths;
  }

  /** What is said to be violated is believed without doubt. */
  static SortedMap<HarmArea, Double> beliefs(List<String> signals) {
    SortedMap<HarmArea, Double> beliefs = new TreeMap<>();
    signals.forEach(s -> area(s).ifPresent(area -> beliefs.put(area, 1.0)));
    return beliefs;
  }

  private static Optional<HarmArea> area(String signal) {
    for (HarmArea area : HarmArea.values()) {
      if (SignalVocabulary.harm(area).equals(signal)) {
        return Optional.of(area);
      }
    }
    return Optional.empty();
  }
}
