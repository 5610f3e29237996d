package org.casebook.runtime.provenance;

/** Words of a stranger's file, made fit to be shown: one line, of bounded length, visible. */
final class PlainText {
  private static final int MOST = 300;

  private PlainText() {}

  /** The text without control, format and unassigned characters, cut after some hundred. */
  static String of(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\p{C}\\s]+", " ").strip();
    return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "…";
  }
}
