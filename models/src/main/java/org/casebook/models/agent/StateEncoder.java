package org.casebook.models.agent;

/**
 * A situation as numbers: per tool whether it is left, which level it gave and what that says by
 * the tables, whether the policy asks for it; then context, what stands, the sum of evidence, its
 * conflict and entropy, what was spent, and the preference. The one code path for training and
 * serving.
 */
public final class StateEncoder {
  private static final int PER_TOOL = 6;
  private static final int SUMMARY = 5;

  private final EvidenceTables tables;
  private final double[] prices;

  /** An encoder that reads evidence by these tables. */
  public StateEncoder(EvidenceTables tables, double[] prices) {
    this.tables = tables;
    this.prices = prices.clone();
  }

  /** How many numbers a state has. */
  public int size() {
    return PER_TOOL * prices.length
        + tables.contexts()
        + Terminal.values().length
        + SUMMARY
        + Preference.FEATURES;
  }

  /** How many tools the encoder knows. */
  public int tools() {
    return prices.length;
  }

  /** The state's numbers, most of them between -1 and 1. */
  public float[] encode(Situation situation, Preference preference) {
    float[] state = new float[size()];
    double prior = tables.logOdds(situation.context(), 0);
    double supporting = Math.max(0, prior);
    double opposing = Math.max(0, -prior);
    double spent = 0;
    int called = 0;
    for (int tool = 0; tool < prices.length; tool++) {
      int at = PER_TOOL * tool;
      int level = situation.level(tool);
      state[at] = situation.offers(tool) ? 1 : 0;
      state[at + 1] = situation.asks(tool) ? 1 : 0;
      if (level > 0) {
        double ratio = tables.ratio(situation.context(), tool, level);
        state[at + 1 + level] = 1;
        state[at + 5] = (float) (ratio / 2);
        supporting += Math.max(0, ratio);
        opposing += Math.max(0, -ratio);
        spent += prices[tool];
        called++;
      }
    }
    int at = PER_TOOL * prices.length;
    state[at + situation.context()] = 1;
    at += tables.contexts();
    if (situation.standing() > 0) {
      state[at + situation.standing() - 1] = 1;
    }
    at += Terminal.values().length;
    double p = ToolPlan.probability(supporting - opposing);
    state[at++] = (float) ((supporting - opposing) / 4);
    state[at++] = (float) entropy(p);
    state[at++] = (float) conflict(supporting, opposing);
    state[at++] = (float) spent;
    state[at++] = called / 8f;
    preference.describe(state, at);
    return state;
  }

  private static double entropy(double p) {
    return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
  }

  /** 0 when all evidence points one way, 1 when both ways are equally strong. */
  private static double conflict(double supporting, double opposing) {
    double sum = supporting + opposing;
    return sum == 0 ? 0 : 4 * supporting * opposing / (sum * sum);
  }
}
