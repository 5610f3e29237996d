package org.casebook.models.moderation;

import java.util.List;

/**
 * A policy learnt from a few labels: Bayesian linear regression on the pooled vectors of cases
 * whose prior mean is what the policy's text alone says. In closed form by the kernel of the few
 * cases.
 */
public final class FewShot {
  private static final double TARGET = 2;

  private final double[][] cases;
  private final double[][] inverse;
  private final double[] weights;
  private final double prior;

  /**
   * A labelled case.
   *
   * @param pooled the case's pooled vector for the policy
   * @param logit what the text alone says
   * @param positive whether the policy is violated
   */
  @SuppressWarnings("ArrayRecordComponent") // a vector; never compared
  public record Labelled(double[] pooled, double logit, boolean positive) {}

  /**
   * Learns.
   *
   * @param ridge how much the prior counts, above 0; vectors are scaled to length 1 before
   */
  public FewShot(List<Labelled> labelled, double ridge) {
    int n = labelled.size();
    this.prior = 1 / ridge;
    cases = new double[n][];
    double[][] kernel = new double[n][n];
    double[] residuals = new double[n];
    for (int i = 0; i < n; i++) {
      Labelled one = labelled.get(i);
      cases[i] = unit(one.pooled());
      residuals[i] = (one.positive() ? TARGET : -TARGET) - one.logit();
      for (int j = 0; j <= i; j++) {
        kernel[i][j] = dot(cases[i], cases[j]) + 1; // the last term is a bias of its own
        kernel[j][i] = kernel[i][j];
      }
      kernel[i][i] += ridge;
    }
    inverse = inverse(kernel);
    weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = dot(inverse[i], residuals);
    }
  }

  /** The logit of a case after learning. */
  public double logit(double[] pooled, double before) {
    return before + dot(weights, likeness(pooled));
  }

  /** How unsure the learnt part of the logit is; falls with labelled cases that are alike. */
  public double variance(double[] pooled) {
    double[] k = likeness(pooled);
    double explained = 0;
    for (int i = 0; i < k.length; i++) {
      explained += k[i] * dot(inverse[i], k);
    }
    return prior * Math.max(0, 2 - explained);
  }

  private double[] likeness(double[] pooled) {
    double[] unit = unit(pooled);
    double[] k = new double[cases.length];
    for (int i = 0; i < k.length; i++) {
      k[i] = dot(cases[i], unit) + 1;
    }
    return k;
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(dot(vector, vector)) + 1e-12;
    double[] unit = new double[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector[i] / length;
    }
    return unit;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** By Gauss and Jordan; the ridge keeps the pivots above zero. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] left = new double[n][];
    double[][] right = new double[n][n];
    for (int i = 0; i < n; i++) {
      left[i] = matrix[i].clone();
      right[i][i] = 1;
    }
    for (int pivot = 0; pivot < n; pivot++) {
      double scale = 1 / left[pivot][pivot];
      for (int j = 0; j < n; j++) {
        left[pivot][j] *= scale;
        right[pivot][j] *= scale;
      }
      for (int row = 0; row < n; row++) {
        double factor = row == pivot ? 0 : left[row][pivot];
        for (int j = 0; j < n && factor != 0; j++) {
          left[row][j] -= factor * left[pivot][j];
          right[row][j] -= factor * right[pivot][j];
        }
      }
    }
    return right;
  }
}
