package org.casebook.app.control;

/**
 * A stretch of text that something rests on.
 *
 * @param start half-open UTF-16 offsets into the text
 * @param id what is chosen when the stretch is clicked
 * @param styleClass colours it, as in {@code area-hate}
 * @param tone whether it speaks for a violation, against one, or is merely observed
 * @param tooltip what a reader is told
 */
public record Mark(int start, int end, String id, String styleClass, Tone tone, String tooltip) {
  /** What a mark says about harm. */
  public enum Tone {
    FOR,
    AGAINST,
    OBSERVED
  }

  /** Whether a place in the text lies inside. */
  public boolean covers(int place) {
    return place >= start && place < end;
  }
}
