package org.casebook.models.training;

/** What a row may be used for; decided once, by hash, for its whole group of near-duplicates. */
public enum Split {
  /** Weights are fitted on these rows. */
  FIT,
  /** Calibration and thresholds are fitted on these rows, weights never. */
  CALIBRATE,
  /** The agent learns from these rows, whose tool outputs no head has been fitted to. */
  AGENT,
  /** Figures are reported on these rows; nothing is fitted to them. */
  REPORT
}
