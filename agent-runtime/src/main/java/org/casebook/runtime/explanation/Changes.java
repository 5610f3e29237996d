package org.casebook.runtime.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.explanation.Counterfactual.Change;
import org.casebook.runtime.explanation.Counterfactual.ExceptionShown;
import org.casebook.runtime.explanation.Counterfactual.Masked;
import org.casebook.runtime.explanation.Counterfactual.WithoutEvidence;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.rule.Formula;

/** What could be otherwise about a case, the weightiest first. */
final class Changes {
  private static final String ASSUMED = "assumed";

  private final Policy policy;
  private final Judgement as;

  Changes(Policy policy, Judgement as) {
    this.policy = policy;
    this.as = as;
  }

  /** Every single change that could matter. */
  List<Change> candidates() {
    List<Change> changes = new ArrayList<>();
    changes.addAll(exceptions());
    changes.addAll(masks());
    as.evidence().stream()
        .filter(this::matters)
        .sorted(Comparator.comparingDouble(e -> -weight(e)))
        .map(e -> new WithoutEvidence(e.id()))
        .forEach(changes::add);
    return changes;
  }

  /** The evidence after the changes. */
  List<Evidence> apply(List<Change> changes) {
    Set<String> gone = new HashSet<>();
    List<String> shown = new ArrayList<>();
    for (Change change : changes) {
      gone.addAll(change.evidence());
      if (change instanceof ExceptionShown exception) {
        shown.addAll(exception.signals());
      }
    }
    List<Evidence> left = new ArrayList<>();
    as.evidence().stream().filter(e -> !gone.contains(e.id())).forEach(left::add);
    for (String signal : shown) {
      left.add(
          new Evidence(
              ASSUMED + "/" + signal,
              ASSUMED,
              signal,
              new TreeMap<>(),
              1,
              ASSUMED,
              List.of(new Locator.Whole(as.items().get(0).id())),
              ""));
    }
    return left;
  }

  private boolean matters(Evidence e) {
    return weight(e) > 0
        || e.unreadable()
        || as.verdict().outcomes().stream().anyMatch(o -> o.held().contains(e.signal()));
  }

  /** The most that a piece of evidence contributes to any area. */
  private double weight(Evidence e) {
    double most = 0;
    for (AreaBelief area : as.belief().areas().values()) {
      most =
          Math.max(
              most,
              area.contributions().stream()
                  .filter(c -> c.evidence().equals(e.id()))
                  .mapToDouble(c -> Math.abs(c.logOdds()))
                  .max()
                  .orElse(0));
    }
    return most;
  }

  /** Places on which several pieces of evidence rest, and they on nothing else. */
  private List<Change> masks() {
    Map<Locator, List<String>> byPlace = new LinkedHashMap<>();
    for (Evidence e : as.evidence()) {
      if (e.locators().size() == 1 && !(e.locators().get(0) instanceof Locator.Whole)) {
        byPlace.computeIfAbsent(e.locators().get(0), place -> new ArrayList<>()).add(e.id());
      }
    }
    List<Change> masks = new ArrayList<>();
    byPlace.forEach(
        (place, ids) -> {
          if (ids.size() > 1) {
            masks.add(new Masked(place, ids));
          }
        });
    return masks;
  }

  /** Exceptions to a standing clause that lack nothing but signals. */
  private List<Change> exceptions() {
    Set<String> standing = new HashSet<>(as.verdict().standingIds());
    List<Change> shown = new ArrayList<>();
    for (Clause clause : policy.clauses().values()) {
      if (clause.exception() && clause.excepts().stream().anyMatch(standing::contains)) {
        missing(clause)
            .filter(signals -> !signals.isEmpty())
            .ifPresent(signals -> shown.add(new ExceptionShown(clause.id(), signals)));
      }
    }
    shown.sort(Comparator.comparingInt(change -> ((ExceptionShown) change).signals().size()));
    return shown;
  }

  /** The signals that an exception lacks; empty where it lacks more than signals. */
  private Optional<List<String>> missing(Clause exception) {
    Set<String> held = new HashSet<>();
    as.evidence().forEach(e -> held.add(e.signal()));
    List<String> signals = new ArrayList<>();
    for (Formula part : exception.requires()) {
      Optional<String> signal = plain(part);
      if (part.supporting().stream().anyMatch(held::contains)) {
        continue;
      }
      if (signal.isEmpty()) {
        return Optional.empty();
      }
      signals.add(signal.get());
    }
    return Optional.of(signals);
  }

  /** The signal, or the first of alternatives, whose presence makes the condition hold. */
  private static Optional<String> plain(Formula part) {
    if (part instanceof Formula.Established established) {
      return Optional.of(established.signal()).filter(signal -> !signal.startsWith("harm."));
    }
    return part instanceof Formula.Any
        ? part.parts().stream().flatMap(one -> plain(one).stream()).findFirst()
        : Optional.empty();
  }
}
