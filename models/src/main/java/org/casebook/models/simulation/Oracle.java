package org.casebook.models.simulation;

import java.util.Arrays;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Situation;

/**
 * The best that any agent could get in a world on average, by backward induction over all 4^8
 * situations of each context. It works on joint probabilities of evidence and hidden kind, so that
 * it needs no division and knows shared failures exactly.
 */
final class Oracle {
  private Oracle() {}

  /** The expected return of the best policy. */
  static double value(World world, Preference preference) {
    double sum = 0;
    for (int context = 0; context < World.CONTEXTS; context++) {
      sum += world.context(context) * value(world, context, preference, (1 << World.TOOLS) - 1);
    }
    return sum;
  }

  /**
   * The expected return of the best policy in one context.
   *
   * @param tools bit k is set when tool k may be called
   */
  static double value(World world, int context, Preference preference, int tools) {
    int kinds = world.kinds();
    int situations = 1 << (2 * World.TOOLS);
    double[][] joint = new double[kinds][situations];
    for (int kind = 0; kind < kinds; kind++) {
      joint[kind][0] = world.kind(context, kind);
      for (int code = 1; code < situations; code++) {
        int tool = Integer.numberOfTrailingZeros(code) / 2;
        int level = code >>> (2 * tool) & 3;
        joint[kind][code] =
            joint[kind][code & ~(3 << (2 * tool))] * world.chance(context, kind, tool, level);
      }
    }
    double[] prices = world.prices();
    double[] value = new double[situations];
    for (int code = situations - 1; code >= 0; code--) {
      double harmless = 0;
      double violating = 0;
      for (int kind = 0; kind < kinds; kind++) {
        if (World.violates(kind)) {
          violating += joint[kind][code];
        } else {
          harmless += joint[kind][code];
        }
      }
      double all = harmless + violating;
      double best = Math.max(-preference.miss() * violating, -preference.falseAlarm() * harmless);
      best = Math.max(best, -preference.human() * all);
      for (int tool = 0; tool < World.TOOLS; tool++) {
        int bit = 2 * tool;
        if ((tools >>> tool & 1) != 0 && (code >>> bit & 3) == 0) {
          double call = -preference.price() * prices[tool] * all;
          for (int level = 1; level <= Situation.LEVELS; level++) {
            call += value[code | level << bit];
          }
          best = Math.max(best, call);
        }
      }
      value[code] = best;
    }
    return value[0];
  }

  /** The expected return of the best decision without any tool. */
  static double withoutTools(World world, Preference preference) {
    double sum = 0;
    for (int context = 0; context < World.CONTEXTS; context++) {
      double[] truth = new double[2];
      for (int kind = 0; kind < world.kinds(); kind++) {
        truth[World.violates(kind) ? 1 : 0] += world.kind(context, kind);
      }
      double[] costs = {
        preference.miss() * truth[1], preference.falseAlarm() * truth[0], preference.human()
      };
      sum -= world.context(context) * Arrays.stream(costs).min().orElseThrow();
    }
    return sum;
  }
}
