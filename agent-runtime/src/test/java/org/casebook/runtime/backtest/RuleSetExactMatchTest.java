package org.casebook.runtime.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.junit.jupiter.api.Test;

/**
 * Given what is true of a case, the set of violated clauses is exactly right: in at least 500
 * generated cases of each depth of exceptions and overrides, against an evaluator of its own kind.
 */
class RuleSetExactMatchTest {
  private static final int CASES = 500;
  private static final int MOST_POLICIES = 200_000;
  private static final Thresholds THRESHOLDS = Thresholds.of(FusionSettings.bundled());

  @Test
  void violatedClausesAreExactlyThoseOfTheDefinition() {
    RandomPolicies chance = new RandomPolicies(new Random(2026));
    int[] cases = new int[4];
    int[] exact = new int[4];
    for (int n = 0; n < MOST_POLICIES && !enough(cases); n++) {
      Policy policy = chance.policy();
      // Deep chains are rare, so the rest of the search is for policies that have one.
      if (BruteForceVerdict.possibleDepth(policy) < 3) {
        continue;
      }
      List<Sample> samples = samples(chance);
      PolicyColumns.Outcome columns =
          new PolicyColumns(new FormulaColumns(EvidenceBlock.of(samples), THRESHOLDS))
              .apply(policy);
      PolicyEvaluation evaluation = new PolicyEvaluation(policy);
      for (int row = 0; row < samples.size(); row++) {
        CaseFacts facts = samples.get(row).facts(THRESHOLDS);
        BruteForceVerdict truth = BruteForceVerdict.of(policy, facts);
        boolean one = truth.violated().equals(new TreeSet<>(evaluation.apply(facts).standingIds()));
        boolean many = truth.violated().equals(new TreeSet<>(columns.standing(row)));
        cases[truth.depth()]++;
        exact[truth.depth()] += one && many ? 1 : 0;
      }
    }
    assertThat(enough(cases)).as("cases by depth: %s", Arrays.toString(cases)).isTrue();
    assertThat(exact).as("exact matches by depth 0 to 3").isEqualTo(cases);
  }

  /** Each with the signals of two samples, so that more fires at once. */
  private static List<Sample> samples(RandomPolicies chance) {
    List<Sample> samples = new ArrayList<>();
    for (Sample one : chance.samples(10)) {
      TreeMap<String, Double> signals = new TreeMap<>(one.signals());
      signals.putAll(chance.sample("other").signals());
      samples.add(
          new Sample(
              one.id(),
              one.text(),
              one.lang(),
              signals,
              one.beliefs(),
              one.country(),
              one.surface(),
              one.day(),
              one.gold(),
              one.slices()));
    }
    return samples;
  }

  private static boolean enough(int[] cases) {
    return Arrays.stream(cases).allMatch(n -> n >= CASES);
  }
}
