package org.casebook.models.agent;

import java.util.Arrays;

/** What each action is worth in a situation, to one who knows tables of evidence. */
interface ToolPlan {
  /** Minus infinity where the mask forbids an action. */
  double[] values(Situation situation);

  /** Values of an end, with the tools at minus infinity. */
  static double[] ends(Situation situation, int tools, double violating, Preference preference) {
    double[] values = new double[Terminal.actions(tools)];
    Arrays.fill(values, Double.NEGATIVE_INFINITY);
    long mask = situation.mask(tools);
    for (Terminal end : Terminal.values()) {
      int action = end.action(tools);
      if ((mask >>> action & 1) != 0) {
        values[action] = end(end, violating, preference);
      }
    }
    return values;
  }

  /** The expected value of an end at a probability of a violation. */
  static double end(Terminal end, double violating, Preference preference) {
    return switch (end) {
      case ALLOW -> -preference.miss() * violating;
      case ACT -> -preference.falseAlarm() * (1 - violating);
      case ESCALATE -> -preference.human();
    };
  }

  /** The value of ending in the best way. */
  static double stop(double violating, Preference preference) {
    return -Math.min(
        Math.min(preference.miss() * violating, preference.falseAlarm() * (1 - violating)),
        preference.human());
  }

  /** The logistic function. */
  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
