package org.casebook.runtime.fusion;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression with weights within bounds, drawn towards a centre by a ridge, and one free
 * intercept per group of rows. Cyclic coordinate Newton steps, clipped to the bounds; the loss is
 * convex, so that the order of the rows plays no part beyond rounding.
 */
final class RidgeLogistic {
  private static final int SWEEPS = 200;
  private static final double SETTLED = 1e-7;

  private final double[] weights;
  private final double[] intercepts;

  private RidgeLogistic(double[] weights, double[] intercepts) {
    this.weights = weights;
    this.intercepts = intercepts;
  }

  /**
   * One row.
   *
   * @param features as many as there are weights
   * @param group the intercept that it has
   * @param times how often it counts
   */
  @SuppressWarnings("ArrayRecordComponent") // short-lived; never compared
  record Row(double[] features, int group, boolean positive, double times) {}

  /**
   * What holds for every weight.
   *
   * @param centre where the ridge draws it
   * @param ridge strength, per row
   */
  record Bounds(double least, double most, double centre, double ridge) {}

  static RidgeLogistic fit(List<Row> rows, int weights, int groups, Bounds bounds) {
    double[] w = new double[weights];
    Arrays.fill(w, Math.min(bounds.most(), Math.max(bounds.least(), bounds.centre())));
    double[] b = new double[groups];
    double[] logits = new double[rows.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = dot(w, rows.get(i).features());
    }
    double penalty = bounds.ridge() * rows.size();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      for (int group = 0; group < groups; group++) {
        moved = Math.max(moved, stepIntercept(rows, logits, b, group));
      }
      for (int k = 0; k < weights; k++) {
        double gradient = penalty * (w[k] - bounds.centre());
        double curve = penalty + 1e-9;
        for (int i = 0; i < logits.length; i++) {
          double x = rows.get(i).features()[k];
          if (x != 0) {
            double p = logistic(logits[i]);
            double times = rows.get(i).times();
            gradient += times * (p - truth(rows.get(i))) * x;
            curve += times * Math.max(p * (1 - p), 1e-6) * x * x;
          }
        }
        double step = Math.max(-0.5, Math.min(0.5, -gradient / curve));
        double next = Math.max(bounds.least(), Math.min(bounds.most(), w[k] + step));
        double change = next - w[k];
        for (int i = 0; change != 0 && i < logits.length; i++) {
          logits[i] += change * rows.get(i).features()[k];
        }
        w[k] = next;
        moved = Math.max(moved, Math.abs(change));
      }
      if (moved < SETTLED) {
        break;
      }
    }
    return new RidgeLogistic(w, b);
  }

  private static double stepIntercept(List<Row> rows, double[] logits, double[] b, int group) {
    double gradient = 0;
    double curve = 1e-6;
    for (int i = 0; i < logits.length; i++) {
      if (rows.get(i).group() == group) {
        double p = logistic(logits[i]);
        gradient += rows.get(i).times() * (p - truth(rows.get(i)));
        curve += rows.get(i).times() * Math.max(p * (1 - p), 1e-6);
      }
    }
    double step = Math.max(-1, Math.min(1, -gradient / curve));
    b[group] += step;
    for (int i = 0; i < logits.length; i++) {
      logits[i] += rows.get(i).group() == group ? step : 0;
    }
    return Math.abs(step);
  }

  double weight(int k) {
    return weights[k];
  }

  double intercept(int group) {
    return intercepts[group];
  }

  private static double dot(double[] w, double[] x) {
    double sum = 0;
    for (int k = 0; k < w.length; k++) {
      sum += w[k] * x[k];
    }
    return sum;
  }

  private static double truth(Row row) {
    return row.positive() ? 1 : 0;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
