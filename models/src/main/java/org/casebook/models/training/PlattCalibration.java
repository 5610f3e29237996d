package org.casebook.models.training;

import java.util.List;

/**
 * Turns a logit into a calibrated logit by a line (Platt 1999), fitted by Newton's method.
 *
 * @param slope factor of the logit; positive, so that the ranking stays
 * @param intercept shift
 */
public record PlattCalibration(double slope, double intercept) {
  private static final int STEPS = 60;
  private static final double RIDGE = 1e-6;

  /**
   * A row of the calibrate split.
   *
   * @param logit uncalibrated
   * @param positive the truth
   * @param weight how much the row counts
   */
  record Point(double logit, boolean positive, double weight) {}

  /** Maximises the weighted likelihood; the identity when there is only one class. */
  static PlattCalibration fit(List<Point> points) {
    boolean mixed =
        points.stream().anyMatch(Point::positive)
            && points.stream().anyMatch(point -> !point.positive());
    if (!mixed) {
      return new PlattCalibration(1, 0);
    }
    double a = 1;
    double b = 0;
    for (int step = 0; step < STEPS; step++) {
      double ga = 0;
      double gb = 0;
      double haa = RIDGE;
      double hab = 0;
      double hbb = RIDGE;
      for (Point point : points) {
        double p = 1 / (1 + Math.exp(-(a * point.logit() + b)));
        double slope = point.weight() * (p - (point.positive() ? 1 : 0));
        double curve = point.weight() * Math.max(p * (1 - p), 1e-9);
        ga += slope * point.logit();
        gb += slope;
        haa += curve * point.logit() * point.logit();
        hab += curve * point.logit();
        hbb += curve;
      }
      double determinant = haa * hbb - hab * hab;
      double da = (hbb * ga - hab * gb) / determinant;
      double db = (haa * gb - hab * ga) / determinant;
      // a long step of Newton's method can overshoot where the curve is flat
      double damping = Math.min(1, 2 / (Math.abs(da) + Math.abs(db) + 1e-12));
      a -= damping * da;
      b -= damping * db;
      if (Math.abs(da) + Math.abs(db) < 1e-10) {
        break;
      }
    }
    return new PlattCalibration(Math.max(a, 1e-3), b);
  }
}
