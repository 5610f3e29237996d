package org.casebook.models.synthesis;

import java.util.List;
import java.util.Random;

/** Random choice, the same for the same {@link Random} on every platform. */
final class Draw {
  private Draw() {}

  static <T> T one(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An index, drawn in proportion to the weights, of which one at least is positive. */
  static int weighted(double[] weights, Random random) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
