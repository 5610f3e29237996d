package org.casebook.models.agent;

/** The logarithm of the gamma function for positive numbers (Stirling's series after shifting). */
final class LogGamma {
  private static final double HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);

  private LogGamma() {}

  static double of(double x) {
    double shift = 0;
    double z = x;
    while (z < 8) {
      shift += Math.log(z);
      z++;
    }
    double inverse = 1 / z;
    double square = inverse * inverse;
    double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
    return (z - 0.5) * Math.log(z) - z + HALF_LOG_2_PI + series - shift;
  }
}
