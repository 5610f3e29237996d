package org.casebook.models;

/** Scores text. Implementations are thread-safe and deterministic: the same text, the same bits. */
public interface Predictor {
  /** Which model this is. */
  ModelVersion version();

  /**
   * Scores one text.
   *
   * @param text any text, empty allowed; spans of the answer are UTF-16 offsets into it
   * @param obfuscations how many characters a normaliser had to repair before this text arrived
   */
  Prediction predict(String text, int obfuscations);
}
