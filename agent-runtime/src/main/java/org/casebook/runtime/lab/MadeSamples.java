package org.casebook.runtime.lab;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.samples.LabelledSample;
import org.casebook.runtime.samples.PolicySamples;
import org.casebook.runtime.samples.SampleSet;

/**
 * Samples that were made for a clause while it is written. Their labels are what the policy says of
 * them at that moment, and stay when the clause changes.
 *
 * @param lacking why there are none; empty text when there are
 */
public record MadeSamples(String clause, List<Sample> samples, String lacking) {
  private static final int ROWS = 128;
  private static final long SEED = 42;

  public MadeSamples {
    samples = List.copyOf(samples);
  }

  static MadeSamples of(Policy policy, String clause) {
    PolicySamples grammar = PolicySamples.of(policy);
    SampleSet made = grammar.forClause(clause, grammar.languages(), ROWS, SEED);
    LocalDate day = policy.scope().validFrom().orElse(LocalDate.EPOCH);
    List<Sample> samples = new ArrayList<>();
    made.samples().forEach(sample -> samples.add(sample(sample, day)));
    return new MadeSamples(clause, samples, made.lacking().getOrDefault(clause, ""));
  }

  private static Sample sample(LabelledSample made, LocalDate day) {
    TreeMap<String, String> slices = new TreeMap<>();
    slices.put(LabSamples.SOURCE, "made");
    slices.put("attack", made.attackFamily().orElse("none"));
    slices.put("frame", made.slots().getOrDefault("frame", "none"));
    return new Sample(
        made.id(),
        made.text(),
        made.lang(),
        ExampleSamples.strengths(made.signals()),
        ExampleSamples.beliefs(made.signals()),
        made.context().country().orElse(""),
        made.context().surface(),
        day,
        gold(made),
        slices);
  }

  private static Optional<Gold> gold(LabelledSample made) {
    return Arrays.stream(Action.values())
        .filter(action -> action.key().equals(made.gold().action()))
        .findFirst()
        .map(action -> new Gold(action, made.gold().clauses()));
  }
}
