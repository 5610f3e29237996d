package org.casebook.models.agent;

/**
 * The value of every situation that a few tools can lead to in one context, by backward induction.
 * Situations are numbered in base 4, a digit a tool, so that an outcome always leads to a higher
 * number and one pass from the top down suffices.
 */
final class ExactPlan implements ToolPlan {
  private final EvidenceTables tables;
  private final double[] prices;
  private final int context;
  private final int[] tools;
  private final Preference preference;
  private final double[][][] likelihoods;
  private final float[] best;

  ExactPlan(
      EvidenceTables tables, double[] prices, int context, int toolBits, Preference preference) {
    this.tables = tables;
    this.prices = prices;
    this.context = context;
    this.preference = preference;
    this.tools = new int[Integer.bitCount(toolBits)];
    int n = 0;
    for (int tool = 0; tool < prices.length; tool++) {
      if ((toolBits >>> tool & 1) != 0) {
        tools[n++] = tool;
      }
    }
    likelihoods = new double[n][2][Situation.LEVELS + 1];
    for (int digit = 0; digit < n; digit++) {
      for (int level = 1; level <= Situation.LEVELS; level++) {
        likelihoods[digit][0][level] = tables.likelihood(context, tools[digit], false, level);
        likelihoods[digit][1][level] = tables.likelihood(context, tools[digit], true, level);
      }
    }
    best = new float[1 << (2 * n)];
    solve();
  }

  private void solve() {
    double[] logOdds = logOdds();
    for (int code = best.length - 1; code >= 0; code--) {
      double p = ToolPlan.probability(logOdds[code]);
      double value = ToolPlan.stop(p, preference);
      for (int digit = 0; digit < tools.length; digit++) {
        if ((code >>> (2 * digit) & 3) == 0) {
          value = Math.max(value, call(code, digit, p));
        }
      }
      best[code] = (float) value;
    }
  }

  /** Log-odds of every situation, each from the one that lacks its highest digit. */
  private double[] logOdds() {
    double[] sums = new double[best.length];
    sums[0] = tables.logOdds(context, 0);
    for (int code = 1; code < sums.length; code++) {
      int digit = (31 - Integer.numberOfLeadingZeros(code)) / 2;
      int level = code >>> (2 * digit);
      sums[code] = sums[code & (1 << (2 * digit)) - 1] + tables.ratio(context, tools[digit], level);
    }
    return sums;
  }

  private double call(int code, int digit, double p) {
    double value = -preference.price() * prices[tools[digit]];
    double[][] of = likelihoods[digit];
    for (int level = 1; level <= Situation.LEVELS; level++) {
      value += (p * of[1][level] + (1 - p) * of[0][level]) * best[code | level << (2 * digit)];
    }
    return value;
  }

  @Override
  public double[] values(Situation situation) {
    int code = 0;
    for (int digit = 0; digit < tools.length; digit++) {
      code |= situation.level(tools[digit]) << (2 * digit);
    }
    double p = ToolPlan.probability(tables.logOdds(context, situation.seen()));
    double[] values = ToolPlan.ends(situation, prices.length, p, preference);
    for (int digit = 0; digit < tools.length; digit++) {
      if (situation.offers(tools[digit])) {
        values[tools[digit]] = call(code, digit, p);
      }
    }
    return values;
  }
}
