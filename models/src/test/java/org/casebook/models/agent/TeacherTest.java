package org.casebook.models.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TeacherTest {
  private static final double[] TWO_PRICES = {0.02, 0.05};

  @Property(tries = 50)
  void twoToolsAreSolvedAlikeByInductionAndByLookingAhead(@ForAll long seed) {
    EvidenceTables tables = random(seed, 2, 2);
    ToolPlan exact = new ExactPlan(tables, TWO_PRICES, 1, 0b11, Preference.DEFAULT);
    ToolPlan ahead = new LookaheadPlan(tables, TWO_PRICES, Preference.DEFAULT);
    Situation start = Situation.start(1, 2);
    for (Situation situation : new Situation[] {start, start.after(0, 3), start.after(1, 1)}) {
      double[] one = exact.values(situation);
      double[] other = ahead.values(situation);
      for (int action = 0; action < one.length; action++) {
        if (Double.isFinite(one[action])) {
          assertThat(one[action]).isCloseTo(other[action], within(1e-6));
        } else {
          assertThat(other[action]).isEqualTo(one[action]);
        }
      }
    }
  }

  @Test
  void moreThanEightToolsAreLookedAtTwoCallsAhead() {
    double[] prices = new double[12];
    Arrays.fill(prices, 0.01);
    Teacher teacher = new Teacher(random(4, 1, 12), prices);
    Situation situation = Situation.start(0, 12);
    for (int step = 0; step < 13; step++) {
      int action = teacher.act(situation, Preference.DEFAULT);
      if (action >= 12) {
        return;
      }
      assertThat(situation.offers(action)).isTrue();
      situation = situation.after(action, 2);
    }
    throw new AssertionError("the teacher never ended");
  }

  @Test
  void whatStandsMayOnlyBeTakenOrHandedToAPerson() {
    Teacher teacher = new Teacher(random(9, 1, 2), TWO_PRICES);
    Situation standing = new Situation(0, 0, 0, 0, Terminal.ACT.standing());
    assertThat(teacher.act(standing, new Preference(1, 1, 1e-3, 1)))
        .isEqualTo(Terminal.ESCALATE.action(2));
    assertThat(teacher.act(standing, new Preference(1, 1e-6, 1, 1)))
        .isEqualTo(Terminal.ACT.action(2));
  }

  private static EvidenceTables random(long seed, int contexts, int tools) {
    Random random = new Random(seed);
    double[] numbers = new double[contexts * (1 + tools * 2 * Situation.LEVELS)];
    for (int i = 0; i < contexts; i++) {
      numbers[i] = 0.1 + 0.6 * random.nextDouble();
    }
    for (int at = contexts; at < numbers.length; at += Situation.LEVELS) {
      double a = 0.1 + random.nextDouble();
      double b = 0.1 + random.nextDouble();
      double c = 0.1 + random.nextDouble();
      numbers[at] = a / (a + b + c);
      numbers[at + 1] = b / (a + b + c);
      numbers[at + 2] = c / (a + b + c);
    }
    return EvidenceTables.ofNumbers(numbers, contexts, tools);
  }
}
