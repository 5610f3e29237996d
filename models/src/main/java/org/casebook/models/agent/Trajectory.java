package org.casebook.models.agent;

import java.util.ArrayList;
import java.util.List;

/** One episode as it was played: what was known, done and paid at each step. */
final class Trajectory {
  private final List<Step> steps = new ArrayList<>();

  /** One step; advantage and target are filled in afterwards. */
  static final class Step {
    final float[] state;
    final long mask;
    final long seen;
    final int action;
    final double logProbability;
    final float[] reference;
    final double reward;
    double toGo;
    double advantage;
    double weight = 1;

    Step(
        float[] state,
        long mask,
        long seen,
        int action,
        double logProbability,
        float[] reference,
        double reward) {
      this.state = state;
      this.mask = mask;
      this.seen = seen;
      this.action = action;
      this.logProbability = logProbability;
      this.reference = reference;
      this.reward = reward;
    }
  }

  void add(Step step) {
    steps.add(step);
  }

  /** Sums rewards backwards, once the episode is over. */
  void close() {
    double sum = 0;
    for (int i = steps.size() - 1; i >= 0; i--) {
      sum += steps.get(i).reward;
      steps.get(i).toGo = sum;
    }
  }

  List<Step> steps() {
    return steps;
  }

  /** The sum of all rewards. */
  double total() {
    return steps.get(0).toGo;
  }
}
