package org.casebook.models.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.casebook.models.Label;

/**
 * What goes with the weights of one head in {@code features.json}.
 *
 * @param label what it predicts
 * @param prior share of positives its probabilities are calibrated to: {@code logit - log(prior /
 *     (1 - prior))} is the log-likelihood ratio that fusion adds
 * @param threshold probability from which it says yes: best F1 on the calibrate split
 * @param slope Platt factor, already part of the weights; recorded for the reader
 * @param intercept Platt shift, already part of the weights
 * @param positives positive rows it was fitted on
 * @param negatives negative rows it was fitted on
 */
public record HeadSettings(
    String label,
    double prior,
    double threshold,
    @JsonProperty("platt_slope") double slope,
    @JsonProperty("platt_intercept") double intercept,
    int positives,
    int negatives) {
  /** The label this head predicts. */
  public Label asLabel() {
    return new Label(label);
  }
}
