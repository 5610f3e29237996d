package org.casebook.runtime.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.casebook.runtime.policy.PolicyVerdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final Thresholds THRESHOLDS = Thresholds.of(FusionSettings.bundled());
  private final ExecutorService workers = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @Test
  void columnsDecideAsTheEvaluationOfEachSampleDoes() {
    Random random = new Random(11);
    RandomPolicies chance = new RandomPolicies(random);
    int excused = 0;
    for (int round = 0; round < 120; round++) {
      Policy policy = chance.policy();
      List<Sample> samples = chance.samples(1 + random.nextInt(130));
      EvidenceBlock block = EvidenceBlock.of(samples);
      PolicyColumns.Outcome outcome =
          new PolicyColumns(new FormulaColumns(block, THRESHOLDS)).apply(policy);
      PolicyEvaluation evaluation = new PolicyEvaluation(policy);
      for (int row = 0; row < samples.size(); row++) {
        PolicyVerdict verdict = evaluation.apply(samples.get(row).facts(THRESHOLDS));
        assertThat(outcome.standing(row))
            .isEqualTo(verdict.standingIds().stream().sorted().toList());
        assertThat(outcome.action(row)).isEqualTo(decision(verdict, samples.get(row)));
        excused += verdict.excusing().size();
      }
    }
    assertThat(excused).as("exceptions were exercised").isGreaterThan(500);
  }

  /** What the agent decides, said once more in the words of its documentation. */
  private static Action decision(PolicyVerdict verdict, Sample sample) {
    if (verdict.governing().isPresent()) {
      return verdict.action();
    }
    boolean doubt =
        java.util.Arrays.stream(HarmArea.values())
            .anyMatch(
                area ->
                    belief(sample, area) >= THRESHOLDS.allowBelow(area)
                        && belief(sample, area) < THRESHOLDS.actAbove(area));
    boolean violated =
        java.util.Arrays.stream(HarmArea.values())
            .anyMatch(area -> belief(sample, area) >= THRESHOLDS.actAbove(area));
    boolean unread = sample.signals().containsKey(Evidence.UNREADABLE);
    boolean people = doubt || (verdict.excusing().isEmpty() && (violated || unread));
    return people ? Action.ESCALATE : Action.ALLOW;
  }

  private static double belief(Sample sample, HarmArea area) {
    return sample.beliefs().getOrDefault(area, 0.0);
  }

  @Test
  void theReportIsTheSameHoweverTheSamplesAreDivided() throws InterruptedException {
    RandomPolicies chance = new RandomPolicies(new Random(5));
    Policy before = chance.policy();
    Policy after = chance.policy();
    List<Sample> samples = chance.samples(1000);
    BacktestReport whole =
        new Backtest(EvidenceBlock.blocks(samples), THRESHOLDS, workers).run(before, after);
    List<EvidenceBlock> pieces = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += 37) {
      pieces.add(EvidenceBlock.of(samples.subList(from, Math.min(from + 37, 1000))));
    }
    assertThat(new Backtest(pieces, THRESHOLDS, workers).run(before, after)).isEqualTo(whole);
    assertThat(whole.changed()).isPositive();
    assertThat(whole.flips()).hasSize((int) whole.changed());
    long sum = 0;
    for (Action from : Action.values()) {
      for (Action to : Action.values()) {
        sum += whole.moved(from, to);
      }
    }
    assertThat(sum).isEqualTo(1000);
    assertThat(
            whole.after().entrySet().stream()
                .filter(slice -> slice.getKey().startsWith("lang="))
                .mapToLong(slice -> slice.getValue().samples())
                .sum())
        .isEqualTo(1000);
  }

  @Test
  void aPolicyAgainstItselfChangesNothing() throws InterruptedException {
    RandomPolicies chance = new RandomPolicies(new Random(9));
    Policy policy = chance.policy();
    BacktestReport report =
        new Backtest(EvidenceBlock.blocks(chance.samples(300)), THRESHOLDS, workers).run(policy);
    assertThat(report.changed()).isZero();
    assertThat(report.before()).isEqualTo(report.after());
  }

  @Test
  void lostRightAnswersComeFirst() {
    Flip lost = flip("b", Action.REMOVE, Action.ALLOW, Action.REMOVE);
    Flip toPeople = flip("a", Action.REMOVE, Action.ESCALATE, Action.REMOVE);
    Flip won = flip("c", Action.ALLOW, Action.REMOVE, Action.REMOVE);
    assertThat(List.of(won, toPeople, lost).stream().sorted(Flip.WORST_FIRST))
        .containsExactly(lost, toPeople, won);
    assertThat(List.of(lost.kind(), won.kind()))
        .containsExactly(Flip.Kind.REGRESSION, Flip.Kind.IMPROVEMENT);
  }

  private static Flip flip(String id, Action before, Action after, Action gold) {
    return new Flip(id, before, after, List.of(), List.of(), java.util.Optional.of(gold));
  }
}
