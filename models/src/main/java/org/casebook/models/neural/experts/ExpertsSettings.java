package org.casebook.models.neural.experts;

import java.util.Map;

/**
 * How the moderation model is trained.
 *
 * @param steps at most
 * @param batch cases per step
 * @param rate of learning at its highest
 * @param every steps between looks at the validation cases
 * @param patience looks without a better one after which training stops
 * @param dropout chance with which a modality of a case is left out
 * @param balance whether the dead zone keeps experts alive
 * @param sources share of each source in a batch; others get the mean
 * @param seed of weights, batches and dropout
 */
public record ExpertsSettings(
    int steps,
    int batch,
    double rate,
    int every,
    int patience,
    double dropout,
    boolean balance,
    Map<String, Double> sources,
    long seed) {
  public ExpertsSettings {
    sources = Map.copyOf(sources);
  }

  /** The settings that the figures in docs/measured.md were made with. */
  public static ExpertsSettings standard(int steps, Map<String, Double> sources, long seed) {
    return new ExpertsSettings(steps, 64, 1.5e-3, 100, 6, 0.3, true, sources, seed);
  }
}
