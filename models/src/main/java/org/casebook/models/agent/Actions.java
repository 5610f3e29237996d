package org.casebook.models.agent;

/** Choosing among the actions that a mask allows. */
final class Actions {
  private Actions() {}

  /** The allowed action of the highest value; the first of equals. */
  static int best(double[] values, long mask) {
    int best = -1;
    for (int action = 0; action < values.length; action++) {
      if ((mask >>> action & 1) != 0 && (best < 0 || values[action] > values[best])) {
        best = action;
      }
    }
    return best;
  }
}
