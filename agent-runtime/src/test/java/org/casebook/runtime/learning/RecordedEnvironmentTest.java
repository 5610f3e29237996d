package org.casebook.runtime.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Situation;
import org.casebook.models.agent.Terminal;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.learning.RecordedCase.Call;
import org.casebook.runtime.testing.TestPolicies;
import org.junit.jupiter.api.Test;

class RecordedEnvironmentTest {
  private static final FusionSettings SETTINGS = FusionSettings.bundled();
  private static final double[] PRICES = {0.05, 0.02};
  private static final int READS = 0;
  private static final int SCORES = 1;

  /** One tool reads words that another scores: what was not read can not be scored. */
  private static RecordedCase recorded(Action gold) {
    ContentItem.Text read = new ContentItem.Text("read", "they are vermin, he said");
    Evidence evidence =
        new Evidence(
            "call-2/1",
            "scores",
            "harm.hate",
            new TreeMap<>(Map.of(HarmArea.HATE, 3.0)),
            1,
            "words",
            List.of(new Locator.Span("read", 0, 15)),
            "they are vermin");
    return new RecordedCase(
        new Case(
            "case-1",
            List.of(new ContentItem.Text("text", "look at this")),
            CaseContext.unknown(),
            Optional.empty()),
        gold,
        List.of(
            new Call(
                ToolCall.of("call-1", "reads", "text"), List.of(), List.of(read), List.of(), 5),
            new Call(
                ToolCall.of("call-2", "scores", "read"),
                List.of(evidence),
                List.of(),
                List.of(),
                2)));
  }

  private static RecordedEnvironment environment(Action gold) {
    return new RecordedEnvironment(
        List.of(recorded(gold)),
        List.of("reads", "scores"),
        PRICES,
        new EvidenceFusion(SETTINGS),
        new Adjudicator(TestPolicies.community(), SETTINGS, List.of()));
  }

  @Test
  void aToolIsOfferedOnceItsItemIsKnown() {
    RecordedEnvironment.Play play = environment(Action.REMOVE).begin(0, Preference.DEFAULT);
    assertThat(play.situation().offers(READS)).isTrue();
    assertThat(play.situation().offers(SCORES)).isFalse();
    assertThat(play.step(READS)).isCloseTo(-PRICES[READS], within(1e-12));
    assertThat(play.situation().offers(READS)).isFalse();
    assertThat(play.situation().offers(SCORES)).isTrue();
    play.step(SCORES);
    assertThat(play.situation().level(SCORES)).isEqualTo(Situation.LEVELS);
    assertThat(play.situation().available()).isZero();
  }

  @Test
  void whatIsDecidedIsFusionsAndThePolicysBusiness() {
    RecordedEnvironment.Play early = environment(Action.REMOVE).begin(0, Preference.DEFAULT);
    Action before = early.decision();
    early.step(READS);
    early.step(SCORES);
    assertThat(early.decision()).isNotEqualTo(before);
    double reward = early.step(Terminal.ESCALATE.action(PRICES.length));
    assertThat(early.done()).isTrue();
    assertThat(reward)
        .isCloseTo(
            -RecordedEnvironment.cost(Action.REMOVE, early.decision(), Preference.DEFAULT),
            within(1e-12));
  }

  @Test
  void missesFalseAlarmsAndPeopleCostWhatWasPreferred() {
    Preference costs = new Preference(4, 3, 2, 1);
    assertThat(RecordedEnvironment.cost(Action.REMOVE, Action.ALLOW, costs)).isEqualTo(4);
    assertThat(RecordedEnvironment.cost(Action.ALLOW, Action.LABEL, costs)).isEqualTo(3);
    assertThat(RecordedEnvironment.cost(Action.REMOVE, Action.ESCALATE, costs)).isEqualTo(2);
    assertThat(RecordedEnvironment.cost(Action.REMOVE, Action.RESTRICT, costs)).isZero();
  }

  @Test
  void logsHoldWhatAllToolsSaidTogether() {
    RecordedEnvironment environment = environment(Action.REMOVE);
    assertThat(environment.logged()).hasSize(1);
    assertThat(environment.logged().get(0).level(SCORES)).isEqualTo(Situation.LEVELS);
    assertThat(environment.logged().get(0).violates()).isTrue();
  }
}
