package org.casebook.runtime.text;

import java.util.regex.Pattern;

/** Leaves of a post what is language: no addresses, handles, topics, entities, emoji, digits. */
final class PlainWords {
  /** Enough to tell a language; the cost of identification grows with the length. */
  static final int ENOUGH = 400;

  private static final int LOOK_AT = 4000;
  private static final Pattern NOISE =
      Pattern.compile(
          "(?i)(?:https?://|www\\.)[^\\s]{1,2000}"
              + "|[\\w.+-]{1,64}@[\\w.-]{1,128}"
              + "|[@#][\\p{L}\\p{M}\\p{N}_]{1,64}"
              + "|<[a-z/][^>]{0,200}>"
              + "|&#?\\w{2,8};"
              + "|\\bRT\\b");

  private PlainWords() {}

  /** The words of the text, separated by single spaces, in lower case; at most {@link #ENOUGH}. */
  static String of(String text) {
    String head = text.substring(0, Math.min(text.length(), LOOK_AT));
    String words = NOISE.matcher(head).replaceAll(" ");
    StringBuilder out = new StringBuilder(Math.min(words.length(), ENOUGH + 2));
    for (int i = 0; i < words.length() && out.length() < ENOUGH; ) {
      int codePoint = words.codePointAt(i);
      boolean letter = Character.isLetter(codePoint) || Scripts.mark(codePoint);
      boolean joiner = codePoint == '\'' || codePoint == '’' || codePoint == 0x200C;
      if (letter) {
        out.appendCodePoint(Character.toLowerCase(codePoint));
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        boolean inner = joiner && i + 1 < words.length() && Character.isLetter(words.charAt(i + 1));
        out.append(inner ? (codePoint == 0x200C ? '\u200C' : '\'') : ' ');
      }
      i += Character.charCount(codePoint);
    }
    return out.toString().strip();
  }
}
