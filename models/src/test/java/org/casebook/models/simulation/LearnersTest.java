package org.casebook.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.casebook.models.agent.BehaviourCloning;
import org.casebook.models.agent.EvidenceTables;
import org.casebook.models.agent.LearningCurve;
import org.casebook.models.agent.LearningSettings;
import org.casebook.models.agent.LoggedCase;
import org.casebook.models.agent.PolicyLearner;
import org.casebook.models.agent.PolicyNetwork;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Preferences;
import org.casebook.models.agent.StateEncoder;
import org.casebook.models.agent.Teacher;
import org.junit.jupiter.api.Test;

/** Small and fast: few updates, one world. */
class LearnersTest {
  private static final Preference COSTS = Preference.DEFAULT;
  private static final World WORLD = World.of(Scenario.INDEPENDENT, 11);
  private static final List<LoggedCase> CASES = WORLD.cases(600, 5);
  private static final EvidenceTables TABLES =
      EvidenceTables.fit(CASES, World.CONTEXTS, World.TOOLS);

  @Test
  void textbookGroupsCollapseWhereMissesCostMoreThanFalseAlarms() {
    PolicyNetwork policy = new PolicyNetwork(new StateEncoder(TABLES, WORLD.prices()), 1);
    improve(PolicyLearner.TEXTBOOK_GRPO, policy, LearningSettings.TEXTBOOK.withUpdates(40));
    PolicyValue.Figures figures = PolicyValue.of(WORLD, policy, COSTS);
    assertThat(PolicyValue.fraction(WORLD, policy, COSTS)).isLessThan(0.1);
    assertThat(figures.calls()).isLessThan(0.5);
  }

  @Test
  void aNetworkLearnsWhatTheTeacherDoesAndKeepsItWhileItImproves() {
    Teacher teacher = new Teacher(TABLES, WORLD.prices());
    PolicyNetwork policy = new PolicyNetwork(new StateEncoder(TABLES, WORLD.prices()), 1);
    BehaviourCloning.teach(
        policy,
        teacher,
        WORLD.environment(CASES),
        Preferences.single(),
        new BehaviourCloning.Settings(4_000, 6, 3e-3),
        1,
        () -> false);
    double taught = PolicyValue.fraction(WORLD, policy, COSTS);
    assertThat(taught).isGreaterThan(PolicyValue.fraction(WORLD, teacher, COSTS) - 0.03);
    improve(PolicyLearner.STEP_GRPO, policy, LearningSettings.STANDARD.withUpdates(5));
    assertThat(PolicyValue.fraction(WORLD, policy, COSTS)).isGreaterThan(taught - 0.03);
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    assertThat(briefly(3)).isEqualTo(briefly(3)).isNotEqualTo(briefly(4));
  }

  private static String briefly(long seed) {
    PolicyNetwork policy = new PolicyNetwork(new StateEncoder(TABLES, WORLD.prices()), seed);
    LearningSettings brief = LearningSettings.STANDARD.withUpdates(2);
    PolicyLearner.PPO.improve(
        policy,
        WORLD.environment(CASES),
        Preferences.single(),
        brief,
        seed,
        LearningCurve.SILENT,
        () -> false);
    return policy.network().sha256();
  }

  private static void improve(PolicyLearner how, PolicyNetwork policy, LearningSettings settings) {
    how.improve(
        policy,
        WORLD.environment(CASES),
        Preferences.single(),
        settings,
        1,
        LearningCurve.SILENT,
        () -> false);
  }
}
