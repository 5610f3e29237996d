package org.casebook.runtime.text;

import java.util.Arrays;
import java.util.List;

/**
 * A text as later steps read it, with the way back to the raw text.
 *
 * <p>For every UTF-16 code unit of {@link #text()} there is a half-open range of the raw text that
 * it came from; both ends never decrease from one code unit to the next and never leave the raw
 * text.
 */
public final class NormalisedText {
  private final String raw;
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final List<Obfuscation> obfuscations;
  private final boolean truncated;

  NormalisedText(
      String raw,
      String text,
      int[] starts,
      int[] ends,
      List<Obfuscation> obfuscations,
      boolean truncated) {
    this.raw = raw;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.obfuscations = List.copyOf(obfuscations);
    this.truncated = truncated;
  }

  /** The raw text itself, as if there had been nothing to normalise. */
  static NormalisedText identity(String raw) {
    return MappedText.identity(raw, Math.min(raw.length(), Normaliser.MAX_LENGTH)).finish(false);
  }

  /** The text as the author wrote it. */
  public String raw() {
    return raw;
  }

  /** The text with disguises undone; the case of letters is kept. */
  public String text() {
    return text;
  }

  /** What was undone, in order of appearance; at most {@link Normaliser#MAX_REPORTED}. */
  public List<Obfuscation> obfuscations() {
    return obfuscations;
  }

  /** Whether the raw text was longer than {@link Normaliser#MAX_LENGTH} and its tail left out. */
  public boolean truncated() {
    return truncated;
  }

  /** Whether the normalised text differs from the raw one. */
  public boolean changed() {
    return !raw.equals(text);
  }

  /** First raw code unit behind the normalised code unit {@code index}. */
  public int rawStart(int index) {
    return starts[index];
  }

  /** One past the last raw code unit behind the normalised code unit {@code index}. */
  public int rawEnd(int index) {
    return ends[index];
  }

  /** A copy of {@link #rawStart} for every code unit of the text. */
  public int[] rawStarts() {
    return Arrays.copyOf(starts, starts.length);
  }
}
