package org.casebook.models.agent;

import java.util.Random;

/** Probabilities over the actions that a mask allows. */
final class Softmax {
  private Softmax() {}

  /** Probabilities of scores; 0 where the mask forbids. */
  static float[] of(float[] scores, long mask) {
    float most = Float.NEGATIVE_INFINITY;
    for (int a = 0; a < scores.length; a++) {
      if ((mask >>> a & 1) != 0) {
        most = Math.max(most, scores[a]);
      }
    }
    float[] p = new float[scores.length];
    double sum = 0;
    for (int a = 0; a < scores.length; a++) {
      if ((mask >>> a & 1) != 0) {
        p[a] = (float) Math.exp(scores[a] - most);
        sum += p[a];
      }
    }
    for (int a = 0; a < p.length; a++) {
      p[a] /= (float) sum;
    }
    return p;
  }

  static int sample(float[] p, Random random) {
    double u = random.nextDouble();
    int last = 0;
    for (int a = 0; a < p.length; a++) {
      if (p[a] > 0) {
        last = a;
        u -= p[a];
        if (u < 0) {
          return a;
        }
      }
    }
    return last;
  }

  /** Shannon entropy in nats. */
  static double entropy(float[] p) {
    double sum = 0;
    for (float x : p) {
      sum -= x > 0 ? x * Math.log(x) : 0;
    }
    return sum;
  }

  /** Kullback-Leibler divergence of p from a reference, in nats. */
  static double divergence(float[] p, float[] reference) {
    double sum = 0;
    for (int a = 0; a < p.length; a++) {
      sum += p[a] > 0 ? p[a] * Math.log(p[a] / Math.max(1e-8, reference[a])) : 0;
    }
    return sum;
  }
}
