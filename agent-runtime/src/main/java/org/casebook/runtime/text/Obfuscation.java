package org.casebook.runtime.text;

/**
 * One place where the normaliser undid a spelling that hides a word.
 *
 * @param kind how it was hidden
 * @param rawStart first UTF-16 code unit in the raw text
 * @param rawEnd one past the last UTF-16 code unit in the raw text
 * @param before the raw spelling
 * @param after the spelling that later steps see; empty if the characters were dropped
 */
public record Obfuscation(Kind kind, int rawStart, int rawEnd, String before, String after) {

  /** The ways of hiding that are recognised. */
  public enum Kind {
    /** Canonical housekeeping that writers do not notice; never reported. */
    CANONICAL,
    /** Zero-width, filler, tag or control characters inside text. */
    INVISIBLE,
    /** Characters that make a reader see another order than the stored one. */
    BIDI_OVERRIDE,
    /** Mathematical, circled, full-width and other decorated letters. */
    STYLED,
    /** Combining marks piled on letters, or strokes through them. */
    STACKED_MARKS,
    /** Letters of another script that look the same. */
    LOOK_ALIKE,
    /** Digits and symbols in place of letters. */
    LEETSPEAK,
    /** A word pulled apart by spaces, dots or dashes. */
    SPACED_OUT,
    /** Letters repeated; common in lively speech, so weak as a sign of evasion. */
    REPEATED,
    /** Letters replaced by asterisks and the like. */
    MASKED,
    /** Inner letters in another order. */
    SCRAMBLED;

    /** Whether a writer rarely does this other than to avoid a filter. */
    public boolean suspicious() {
      return this != CANONICAL && this != REPEATED && this != STYLED;
    }
  }
}
