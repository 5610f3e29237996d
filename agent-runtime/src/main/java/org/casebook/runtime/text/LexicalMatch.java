package org.casebook.runtime.text;

/**
 * Words in a text that a pattern of the lexicon describes.
 *
 * @param signal what they establish, as in {@code cue.threat}
 * @param language language of the pattern, or {@code *}
 * @param strength how telling the pattern is
 * @param rawStart first UTF-16 code unit in the raw text
 * @param rawEnd one past the last
 * @param revealed whether only the normalised text shows it
 * @param pattern the pattern as written
 */
public record LexicalMatch(
    String signal,
    String language,
    Strength strength,
    int rawStart,
    int rawEnd,
    boolean revealed,
    String pattern) {

  /** How telling a match is. */
  public enum Strength {
    WEAK,
    MEDIUM,
    STRONG
  }
}
