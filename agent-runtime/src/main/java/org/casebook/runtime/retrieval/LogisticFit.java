package org.casebook.runtime.retrieval;

import java.util.List;

/**
 * A logistic curve through weighted points, by Newton's method (Platt 1999). With equal total
 * weight on both sides its log-odds are a log-likelihood ratio.
 *
 * @param slope log-odds per unit of score
 * @param intercept log-odds at score 0
 * @param loss mean cross-entropy over the points, in nats; ln 2 when the score says nothing
 */
record LogisticFit(double slope, double intercept, double loss) {
  private static final int STEPS = 30;
  private static final double RIDGE = 1e-3;

  /** A score with its truth. */
  record Point(double score, boolean positive, double weight) {}

  static LogisticFit of(List<Point> points) {
    double slope = 0;
    double intercept = 0;
    for (int step = 0; step < STEPS; step++) {
      double gradientSlope = -RIDGE * slope;
      double gradientIntercept = 0;
      double slopeSlope = RIDGE;
      double slopeIntercept = 0;
      double interceptIntercept = RIDGE;
      for (Point point : points) {
        double p = probability(slope * point.score() + intercept);
        double error = point.weight() * ((point.positive() ? 1 : 0) - p);
        double curvature = point.weight() * p * (1 - p);
        gradientSlope += error * point.score();
        gradientIntercept += error;
        slopeSlope += curvature * point.score() * point.score();
        slopeIntercept += curvature * point.score();
        interceptIntercept += curvature;
      }
      double determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
      slope +=
          (gradientSlope * interceptIntercept - gradientIntercept * slopeIntercept) / determinant;
      intercept += (gradientIntercept * slopeSlope - gradientSlope * slopeIntercept) / determinant;
    }
    return new LogisticFit(slope, intercept, loss(points, slope, intercept));
  }

  double logOdds(double score) {
    return slope * score + intercept;
  }

  private static double loss(List<Point> points, double slope, double intercept) {
    double loss = 0;
    double weight = 0;
    for (Point point : points) {
      double p = probability(slope * point.score() + intercept);
      loss -= point.weight() * Math.log(Math.max(1e-12, point.positive() ? p : 1 - p));
      weight += point.weight();
    }
    return weight == 0 ? 0 : loss / weight;
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
