package org.casebook.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.casebook.models.agent.EvidenceTables;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Situation;
import org.casebook.models.agent.Teacher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OracleTest {
  private static final Preference COSTS = Preference.DEFAULT;

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void isTheBestOfAllPoliciesWithTwoTools(Scenario scenario) {
    for (long seed = 0; seed < 4; seed++) {
      World world = World.of(scenario, seed);
      for (int context = 0; context < World.CONTEXTS; context++) {
        assertThat(Oracle.value(world, context, COSTS, 0b1001))
            .isCloseTo(bestByEnumeration(world, context, 0, 3), within(1e-12));
      }
    }
  }

  /** Every tree of two tools is written out and valued; none is cut short. */
  private static double bestByEnumeration(World world, int context, int one, int other) {
    double best = Arrays.stream(ends(world, context, new int[World.TOOLS])).max().orElseThrow();
    int[][] orders = {{one, other}, {other, one}};
    for (int[] order : orders) {
      double[][] options = new double[Situation.LEVELS][];
      for (int level = 1; level <= Situation.LEVELS; level++) {
        options[level - 1] = subtrees(world, context, order, level);
      }
      double price = COSTS.price() * world.prices()[order[0]];
      for (double low : options[0]) {
        for (double middle : options[1]) {
          for (double high : options[2]) {
            best = Math.max(best, low + middle + high - price);
          }
        }
      }
    }
    return best;
  }

  /** The values of all subtrees after the first tool gave a level. */
  private static double[] subtrees(World world, int context, int[] order, int level) {
    int[] seen = new int[World.TOOLS];
    seen[order[0]] = level;
    double[] stop = ends(world, context, seen);
    double[] all = Arrays.copyOf(stop, 3 + 27);
    double price = COSTS.price() * world.prices()[order[1]] * joint(world, context, seen, -1);
    for (int ends = 0; ends < 27; ends++) {
      int[] choice = {ends % 3, ends / 3 % 3, ends / 9};
      double sum = -price;
      for (int next = 1; next <= Situation.LEVELS; next++) {
        seen[order[1]] = next;
        sum += ends(world, context, seen)[choice[next - 1]];
      }
      seen[order[1]] = 0;
      all[3 + ends] = sum;
    }
    return all;
  }

  private static double[] ends(World world, int context, int[] seen) {
    double harmless = joint(world, context, seen, 0);
    double violating = joint(world, context, seen, 1);
    return new double[] {
      -COSTS.miss() * violating,
      -COSTS.falseAlarm() * harmless,
      -COSTS.human() * (harmless + violating)
    };
  }

  private static double joint(World world, int context, int[] seen, int truth) {
    double sum = 0;
    for (int kind = 0; kind < world.kinds(); kind++) {
      if (truth < 0 || World.violates(kind) == (truth == 1)) {
        double p = world.kind(context, kind);
        for (int tool = 0; tool < seen.length; tool++) {
          p *= seen[tool] == 0 ? 1 : world.chance(context, kind, tool, seen[tool]);
        }
        sum += p;
      }
    }
    return sum;
  }

  @Test
  void aTeacherThatKnowsTheWorldReachesItWhereToolsAreIndependent() {
    for (long seed = 0; seed < 3; seed++) {
      World world = World.of(Scenario.INDEPENDENT, seed);
      Teacher teacher = new Teacher(truth(world), world.prices());
      assertThat(PolicyValue.fraction(world, teacher, COSTS)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void nothingBeatsIt() {
    for (Scenario scenario : Scenario.values()) {
      World world = World.of(scenario, 7);
      EvidenceTables tables = EvidenceTables.fit(world.cases(500, 1), World.CONTEXTS, World.TOOLS);
      FixedPolicies fixed = new FixedPolicies(tables, world.prices());
      double best = Oracle.value(world, COSTS);
      assertThat(PolicyValue.of(world, fixed.allTools(), COSTS).reward()).isLessThan(best);
      assertThat(PolicyValue.of(world, fixed.myopic(), COSTS).reward()).isLessThanOrEqualTo(best);
      assertThat(PolicyValue.of(world, new Teacher(tables, world.prices()), COSTS).reward())
          .isLessThanOrEqualTo(best + 1e-9);
    }
  }

  @Test
  void withoutToolsIsWhatNoToolsAreWorth() {
    World world = World.of(Scenario.CORRELATED, 3);
    double sum = 0;
    for (int context = 0; context < World.CONTEXTS; context++) {
      sum += world.context(context) * Oracle.value(world, context, COSTS, 0);
    }
    assertThat(Oracle.withoutTools(world, COSTS)).isCloseTo(sum, within(1e-12));
  }

  private static EvidenceTables truth(World world) {
    double[] numbers = new double[World.CONTEXTS * (1 + World.TOOLS * 2 * Situation.LEVELS)];
    int at = World.CONTEXTS;
    for (int context = 0; context < World.CONTEXTS; context++) {
      numbers[context] = world.kind(context, 1);
      for (int tool = 0; tool < World.TOOLS; tool++) {
        for (int kind = 0; kind < 2; kind++) {
          for (int level = 1; level <= Situation.LEVELS; level++) {
            numbers[at++] = world.chance(context, kind, tool, level);
          }
        }
      }
    }
    return EvidenceTables.ofNumbers(numbers, World.CONTEXTS, World.TOOLS);
  }
}
