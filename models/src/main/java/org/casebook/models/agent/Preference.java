package org.casebook.models.agent;

/**
 * What errors and effort cost, in one unit: the operating point. It is an input of the policy, so
 * that one policy serves all of them.
 *
 * @param miss letting a violation pass; greater than 0
 * @param falseAlarm acting on what violates nothing; greater than 0
 * @param human asking a person
 * @param price what one unit of tool price costs
 */
public record Preference(double miss, double falseAlarm, double human, double price) {
  /** Misses cost half as much again as false alarms, and a person a fifth of a miss. */
  public static final Preference DEFAULT = new Preference(1.5, 1, 0.3, 1);

  /** Numbers that describe a preference to a network. */
  static final int FEATURES = 4;

  /** Requires costs above 0. */
  public Preference {
    if (!(miss > 0 && falseAlarm > 0 && human > 0 && price > 0)) {
      throw new IllegalArgumentException(
          "costs of a miss, a false alarm, a person and a tool must be above 0, not "
              + miss
              + ", "
              + falseAlarm
              + ", "
              + human
              + ", "
              + price);
    }
  }

  /** Writes logarithms relative to the default, so that doubling a cost is one step anywhere. */
  void describe(float[] into, int at) {
    into[at] = (float) Math.log(miss / DEFAULT.miss);
    into[at + 1] = (float) Math.log(falseAlarm / DEFAULT.falseAlarm);
    into[at + 2] = (float) Math.log(human / DEFAULT.human);
    into[at + 3] = (float) Math.log(price / DEFAULT.price);
  }
}
