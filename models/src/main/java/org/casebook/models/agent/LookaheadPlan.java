package org.casebook.models.agent;

/** Looks two calls ahead: a call, its outcomes, the best second call or end after each. */
final class LookaheadPlan implements ToolPlan {
  private static final int DEPTH = 2;

  private final EvidenceTables tables;
  private final double[] prices;
  private final Preference preference;

  LookaheadPlan(EvidenceTables tables, double[] prices, Preference preference) {
    this.tables = tables;
    this.prices = prices;
    this.preference = preference;
  }

  @Override
  public double[] values(Situation situation) {
    double logOdds = tables.logOdds(situation.context(), situation.seen());
    double[] values =
        ToolPlan.ends(situation, prices.length, ToolPlan.probability(logOdds), preference);
    for (int tool = 0; tool < prices.length; tool++) {
      if (situation.offers(tool)) {
        values[tool] = call(situation, tool, logOdds, DEPTH);
      }
    }
    return values;
  }

  private double call(Situation situation, int tool, double logOdds, int depth) {
    int context = situation.context();
    double p = ToolPlan.probability(logOdds);
    double value = -preference.price() * prices[tool];
    for (int level = 1; level <= Situation.LEVELS; level++) {
      double chance =
          p * tables.likelihood(context, tool, true, level)
              + (1 - p) * tables.likelihood(context, tool, false, level);
      double after = logOdds + tables.ratio(context, tool, level);
      value += chance * best(situation.after(tool, level), after, depth - 1);
    }
    return value;
  }

  private double best(Situation situation, double logOdds, int depth) {
    double best = ToolPlan.stop(ToolPlan.probability(logOdds), preference);
    for (int tool = 0; depth > 0 && tool < prices.length; tool++) {
      if (situation.offers(tool)) {
        best = Math.max(best, call(situation, tool, logOdds, depth));
      }
    }
    return best;
  }
}
