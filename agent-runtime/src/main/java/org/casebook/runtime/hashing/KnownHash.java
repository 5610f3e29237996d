package org.casebook.runtime.hashing;

import org.casebook.runtime.domain.HarmArea;

/**
 * The hash of content that somebody has judged.
 *
 * @param kind how it was made
 * @param value as {@link HashKind#normalised} gives it
 * @param area the harm that the content was judged to do
 * @param note what is known of it, one line, possibly empty
 */
public record KnownHash(HashKind kind, String value, HarmArea area, String note) {
  public KnownHash {
    note = note.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** As a line of a list. */
  String line() {
    return kind.key() + ":" + value + "\t" + area.key() + "\t" + note;
  }
}
