package org.casebook.models.training;

/** Steps of AdaGrad on one array of weights: a weight moves less the more it has moved. */
final class AdaGrad {
  private static final float TINY = 1e-6f;

  private final float[] weights;
  private final float[] squares;
  private final double rate;
  private final double penalty;

  /**
   * Steps on these weights, in place.
   *
   * @param penalty weight of half the squared norm, paid each time a weight is met
   */
  AdaGrad(float[] weights, double rate, double penalty) {
    this.weights = weights;
    this.squares = new float[weights.length];
    this.rate = rate;
    this.penalty = penalty;
  }

  /** Steps against the derivative of the loss by one weight. */
  void step(int index, double derivative) {
    double gradient = derivative + penalty * weights[index];
    squares[index] += (float) (gradient * gradient);
    weights[index] -= (float) (rate * gradient / (Math.sqrt(squares[index]) + TINY));
  }

  /**
   * Steps on a run of weights at once, in plain loops over floats that the compiler widens.
   *
   * @param from index of the first weight
   * @param slopes per weight the derivative by its output
   * @param value of the input that all of them multiply
   * @param active 1 where a weight is met, 0 where it rests
   */
  void block(int from, float[] slopes, float value, float[] active) {
    float cost = (float) penalty;
    float pace = (float) rate;
    for (int i = 0; i < slopes.length; i++) {
      float gradient = slopes[i] * value + cost * active[i] * weights[from + i];
      float square = squares[from + i] + gradient * gradient;
      squares[from + i] = square;
      weights[from + i] -= pace * gradient / ((float) Math.sqrt(square) + TINY);
    }
  }

  /** Steps on one feature's weights of all heads that have a slope. */
  void row(int feature, float value, double[] slope) {
    if (value == 0) {
      return;
    }
    for (int head = 0; head < slope.length; head++) {
      if (slope[head] != 0) {
        step(feature * slope.length + head, slope[head] * value);
      }
    }
  }
}
