package org.casebook.models.simulation;

import org.casebook.models.agent.EvidenceTables;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Situation;
import org.casebook.models.agent.Terminal;
import org.casebook.models.agent.ToolPolicy;

/** The policies that learned ones are compared with. All decide by the same tables of evidence. */
final class FixedPolicies {
  private final EvidenceTables tables;
  private final double[] prices;

  FixedPolicies(EvidenceTables tables, double[] prices) {
    this.tables = tables;
    this.prices = prices.clone();
  }

  /** Decides at once. */
  ToolPolicy noTool() {
    return this::end;
  }

  /** Calls everything, then decides. */
  ToolPolicy allTools() {
    return (situation, preference) ->
        situation.available() == 0
            ? end(situation, preference)
            : Integer.numberOfTrailingZeros(situation.available());
  }

  /**
   * Calls tools from the cheapest on until the best end costs less than a threshold, which may not
   * depend on the case.
   */
  ToolPolicy cheapestFirst(double sureBelow) {
    return (situation, preference) -> {
      double p = probability(situation);
      boolean sure = Math.min(preference.miss() * p, preference.falseAlarm() * (1 - p)) < sureBelow;
      int cheapest = -1;
      for (int tool = 0; tool < prices.length; tool++) {
        if (situation.offers(tool) && (cheapest < 0 || prices[tool] < prices[cheapest])) {
          cheapest = tool;
        }
      }
      return sure || cheapest < 0 ? end(situation, preference) : cheapest;
    };
  }

  /** Calls the tool that gains most over its price if it were the last one. */
  ToolPolicy myopic() {
    return (situation, preference) -> {
      double p = probability(situation);
      double best = stop(p, preference);
      int action = end(situation, preference);
      for (int tool = 0; tool < prices.length; tool++) {
        if (situation.offers(tool)) {
          double value = -preference.price() * prices[tool];
          for (int level = 1; level <= Situation.LEVELS; level++) {
            double violating = p * tables.likelihood(situation.context(), tool, true, level);
            double all =
                violating + (1 - p) * tables.likelihood(situation.context(), tool, false, level);
            value += all * stop(violating / all, preference);
          }
          if (value > best + 1e-12) {
            best = value;
            action = tool;
          }
        }
      }
      return action;
    };
  }

  private int end(Situation situation, Preference preference) {
    double p = probability(situation);
    double allow = preference.miss() * p;
    double act = preference.falseAlarm() * (1 - p);
    if (preference.human() < Math.min(allow, act)) {
      return Terminal.ESCALATE.action(prices.length);
    }
    return (allow <= act ? Terminal.ALLOW : Terminal.ACT).action(prices.length);
  }

  private static double stop(double p, Preference preference) {
    return -Math.min(
        preference.human(), Math.min(preference.miss() * p, preference.falseAlarm() * (1 - p)));
  }

  private double probability(Situation situation) {
    return 1 / (1 + Math.exp(-tables.logOdds(situation.context(), situation.seen())));
  }
}
