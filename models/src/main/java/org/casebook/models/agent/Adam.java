package org.casebook.models.agent;

import java.util.Arrays;

/** Adam (Kingma and Ba 2015) with the gradient clipped to a norm. */
final class Adam {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double EPSILON = 1e-8;

  private final Mlp network;
  private final double norm;
  private final float[] mean;
  private final float[] square;
  private int steps;

  /**
   * @param norm longest gradient that is followed in full
   */
  Adam(Mlp network, double norm) {
    this.network = network;
    this.norm = norm;
    this.mean = new float[network.weights().length];
    this.square = new float[network.weights().length];
  }

  /** Descends along the gradient that was gathered, and clears it. */
  void step(double rate) {
    float[] gradient = network.gradient();
    float[] weights = network.weights();
    double sum = 0;
    for (float g : gradient) {
      sum += (double) g * g;
    }
    float scale = (float) Math.min(1, norm / Math.max(1e-12, Math.sqrt(sum)));
    steps++;
    double first = 1 - Math.pow(FIRST, steps);
    double second = 1 - Math.pow(SECOND, steps);
    for (int i = 0; i < weights.length; i++) {
      float g = gradient[i] * scale;
      mean[i] += (float) (1 - FIRST) * (g - mean[i]);
      square[i] += (float) (1 - SECOND) * (g * g - square[i]);
      weights[i] -= (float) (rate * (mean[i] / first) / (Math.sqrt(square[i] / second) + EPSILON));
    }
    Arrays.fill(gradient, 0);
  }
}
