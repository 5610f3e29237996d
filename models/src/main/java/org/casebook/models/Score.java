package org.casebook.models;

/**
 * What a head says of one text.
 *
 * @param logit calibrated log-odds; the additive contributions of the model sum to it
 * @param probability {@code 1 / (1 + exp(-logit))}, calibrated on a split nothing was fitted on
 */
public record Score(double logit, double probability) {
  /** The score with this calibrated log-odds. */
  public static Score ofLogit(double logit) {
    return new Score(logit, 1 / (1 + Math.exp(-logit)));
  }
}
