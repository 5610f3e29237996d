package org.casebook.models.agent;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chooses by solving the tables of evidence: exactly, by dynamic programming over all outcomes, up
 * to {@link #EXACT_TOOLS} tools that are left for a case; by looking two calls ahead beyond that.
 * It believes that tools are independent given the truth. Safe for several threads.
 */
public final class Teacher implements ToolPolicy {
  /** Most tools for which all outcomes are enumerated: 4^8 situations a context. */
  public static final int EXACT_TOOLS = 8;

  private final EvidenceTables tables;
  private final double[] prices;
  private final Map<Key, ToolPlan> plans = new ConcurrentHashMap<>();

  /** A teacher that knows these tables and pays these prices. */
  public Teacher(EvidenceTables tables, double[] prices) {
    this.tables = tables;
    this.prices = prices.clone();
  }

  private record Key(int context, int tools, Preference preference) {}

  @Override
  public int act(Situation situation, Preference preference) {
    return Actions.best(values(situation, preference), situation.mask(prices.length));
  }

  /**
   * What each action is worth from here on, if the teacher goes on: at most 0, and minus infinity
   * where the mask forbids it.
   */
  public double[] values(Situation situation, Preference preference) {
    return plan(situation, preference).values(situation);
  }

  private ToolPlan plan(Situation situation, Preference preference) {
    int called = 0;
    for (int tool = 0; tool < prices.length; tool++) {
      called |= situation.level(tool) > 0 ? 1 << tool : 0;
    }
    int tools = situation.available() | called;
    if (Integer.bitCount(tools) > EXACT_TOOLS) {
      return new LookaheadPlan(tables, prices, preference);
    }
    return plans.computeIfAbsent(
        new Key(situation.context(), tools, preference),
        key -> new ExactPlan(tables, prices, key.context(), key.tools(), key.preference()));
  }
}
