package org.casebook.models.agent;

/**
 * What an update descends, for one step: the clipped surrogate (Schulman et al. 2017), the weighted
 * divergence from the reference, and the negative entropy. Derivatives are in the scores, before
 * the softmax.
 *
 * @param clipLow how far a probability may fall, as a share
 * @param clipHigh how far it may rise
 * @param pull weight of the divergence
 * @param entropy weight of the entropy
 */
record ClippedObjective(double clipLow, double clipHigh, double pull, double entropy) {
  private static final double LEAST = 1e-8;

  /** The loss of a step under these scores. */
  double loss(float[] scores, Trajectory.Step step) {
    float[] p = Softmax.of(scores, step.mask);
    double ratio = ratio(p, step);
    double bounded = Math.max(1 - clipLow, Math.min(1 + clipHigh, ratio));
    double surrogate = Math.min(ratio * step.advantage, bounded * step.advantage);
    return -step.weight * surrogate
        + pull * Softmax.divergence(p, step.reference)
        - entropy * Softmax.entropy(p);
  }

  /** Its derivative in the scores, as a share of a batch of so many steps. */
  float[] gradient(float[] scores, Trajectory.Step step, int batch) {
    float[] p = Softmax.of(scores, step.mask);
    double ratio = ratio(p, step);
    boolean clipped = step.advantage > 0 ? ratio > 1 + clipHigh : ratio < 1 - clipLow;
    double push = clipped ? 0 : step.weight * step.advantage * ratio;
    double divergence = Softmax.divergence(p, step.reference);
    double h = Softmax.entropy(p);
    float[] error = new float[p.length];
    for (int a = 0; a < p.length; a++) {
      if (p[a] > 0) {
        double log = Math.log(p[a]);
        double g = push * (p[a] - (a == step.action ? 1 : 0));
        g += pull * p[a] * (log - Math.log(Math.max(LEAST, step.reference[a])) - divergence);
        g += entropy * p[a] * (log + h);
        error[a] = (float) (g / batch);
      }
    }
    return error;
  }

  private static double ratio(float[] p, Trajectory.Step step) {
    return Math.exp(Math.log(Math.max(1e-12, p[step.action])) - step.logProbability);
  }
}
