package org.casebook.runtime.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.ClauseOutcome.Status;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.casebook.runtime.policy.PolicyVerdict;
import org.casebook.runtime.policy.Proof;
import org.casebook.runtime.policy.Proofs;
import org.casebook.runtime.rule.Truth;
import org.junit.jupiter.api.Test;

/** Proofs against the evaluation, on policies and samples made by chance. */
class ProofsTest {
  private static final Thresholds THRESHOLDS = Thresholds.of(FusionSettings.bundled());

  @Test
  void withNothingOpenTheProofIsTheOutcome() {
    RandomPolicies chance = new RandomPolicies(new Random(3));
    for (int round = 0; round < 200; round++) {
      Policy policy = chance.policy();
      CaseFacts facts = chance.sample("s").facts(THRESHOLDS);
      PolicyVerdict verdict = new PolicyEvaluation(policy).apply(facts);
      Proofs proofs = new Proofs(policy, facts);
      verdict
          .outcomes()
          .forEach(
              outcome -> {
                boolean holds =
                    outcome.status() == Status.STANDS || outcome.status() == Status.APPLIES;
                assertThat(proofs.of(outcome.clause()).truth())
                    .as(outcome.explanation())
                    .isEqualTo(holds ? Truth.TRUE : Truth.FALSE);
              });
    }
  }

  @Test
  void whatIsSettledStaysSoWhateverToolsStillFind() {
    Random random = new Random(4);
    RandomPolicies chance = new RandomPolicies(random);
    int open = 0;
    for (int round = 0; round < 200; round++) {
      Policy policy = chance.policy();
      CaseFacts facts = chance.sample("s").facts(THRESHOLDS);
      List<String> missing =
          RandomPolicies.SIGNALS.stream().filter(s -> !facts.established(s)).toList();
      Proofs before = new Proofs(policy, facts.withUnsettled(missing));
      TreeMap<String, Double> more = new TreeMap<>(facts.signals());
      missing.stream().filter(s -> random.nextBoolean()).forEach(s -> more.put(s, 1.0));
      CaseFacts later =
          new CaseFacts(
              more,
              facts.beliefs(),
              new TreeSet<>(),
              facts.country(),
              facts.surface(),
              facts.day());
      Proofs after = new Proofs(policy, later);
      for (Clause clause : policy.clauses().values()) {
        Truth said = before.of(clause.id()).truth();
        open += said == Truth.OPEN ? 1 : 0;
        if (said != Truth.OPEN) {
          assertThat(after.of(clause.id()).truth()).isEqualTo(said);
        }
      }
    }
    assertThat(open).as("open questions occurred").isGreaterThan(100);
  }

  @Test
  void anOpenClauseNamesTheSignalsThatWouldSettleIt() {
    RandomPolicies chance = new RandomPolicies(new Random(8));
    for (int round = 0; round < 100; round++) {
      Policy policy = chance.policy();
      CaseFacts facts = chance.sample("s").facts(THRESHOLDS).withUnsettled(RandomPolicies.SIGNALS);
      for (Clause clause : policy.clauses().values()) {
        Proof proof = new Proofs(policy, facts).of(clause.id());
        SortedSet<String> signals = proof.openSignals();
        assertThat(signals.isEmpty()).isEqualTo(proof.truth() != Truth.OPEN);
        assertThat(signals).allMatch(facts::open);
      }
    }
  }
}
