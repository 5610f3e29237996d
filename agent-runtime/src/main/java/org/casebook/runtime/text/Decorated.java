package org.casebook.runtime.text;

import java.text.Normalizer;

/** Which decorated characters stand for plain letters, and which letters those are. */
final class Decorated {
  private Decorated() {}

  /** Whether the character at {@code start} of the text is a decorated letter to be made plain. */
  static boolean folds(int codePoint, String text, int start, int end) {
    if (codePoint >= 0x1F150 && codePoint <= 0x1F189) {
      return letterOfNegative(codePoint) >= 0;
    }
    if (codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF) {
      return alone(text, start, end);
    }
    if (modifier(codePoint)) {
      return (end < text.length() && modifier(text.codePointAt(end)))
          || (start > 0 && modifier(text.codePointBefore(start)));
    }
    if (codePoint >= 0x2160 && codePoint <= 0x217F) {
      return letterAt(text, end) || (start > 0 && asciiLetter(text.charAt(start - 1)));
    }
    boolean candidate =
        (codePoint >= 0x1D400 && codePoint <= 0x1D7FF)
            || (codePoint >= 0xFF10 && codePoint <= 0xFF19)
            || (codePoint >= 0xFF21 && codePoint <= 0xFF3A)
            || (codePoint >= 0xFF41 && codePoint <= 0xFF5A)
            || (codePoint >= 0xFF66 && codePoint <= 0xFF9D)
            || (codePoint >= 0x249C && codePoint <= 0x24E9)
            || (codePoint >= 0x1F110 && codePoint <= 0x1F149)
            || (codePoint >= 0x2102 && codePoint <= 0x2149)
            || (codePoint >= 0xFB00 && codePoint <= 0xFB06)
            || (codePoint >= 0xFB50 && codePoint <= 0xFDF1)
            || (codePoint >= 0xFE70 && codePoint <= 0xFEFC);
    return candidate && plainLetters(codePoint);
  }

  /** The plain spelling of a decorated letter. */
  static String plain(int codePoint) {
    int negative = letterOfNegative(codePoint);
    if (negative >= 0) {
      return String.valueOf((char) ('A' + negative));
    }
    if (codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF) {
      return String.valueOf((char) ('A' + codePoint - 0x1F1E6));
    }
    String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
    boolean parenthesised = plain.length() == 3 && plain.charAt(0) == '(';
    return parenthesised ? plain.substring(1, 2) : plain;
  }

  private static boolean plainLetters(int codePoint) {
    if (codePoint == 0x2116 || codePoint == 0x2120 || codePoint == 0x2121 || codePoint == 0x2122) {
      return false;
    }
    String plain = plain(codePoint);
    return plain.codePointAt(0) != codePoint
        && plain.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || Scripts.mark(c));
  }

  private static int letterOfNegative(int codePoint) {
    if (codePoint >= 0x1F150 && codePoint <= 0x1F169) {
      return codePoint - 0x1F150;
    }
    return codePoint >= 0x1F170 && codePoint <= 0x1F189 ? codePoint - 0x1F170 : -1;
  }

  /** Superscript and subscript letters; a single one is a phonetic sign, several are a disguise. */
  private static boolean modifier(int codePoint) {
    return (codePoint >= 0x2B0 && codePoint <= 0x2B8 && codePoint != 0x2B9)
        || (codePoint >= 0x2E1 && codePoint <= 0x2E3)
        || (codePoint >= 0x1D2C && codePoint <= 0x1D6A && codePoint != 0x1D2F)
        || (codePoint >= 0x1D9C && codePoint <= 0x1DBF)
        || codePoint == 0x2071
        || codePoint == 0x207F
        || (codePoint >= 0x2090 && codePoint <= 0x209C)
        || codePoint == 0x2C7C
        || codePoint == 0x2C7D;
  }

  /** A regional indicator without a partner is a letter; two of them are a flag. */
  private static boolean alone(String text, int start, int end) {
    boolean before = start > 0 && regional(text.codePointBefore(start));
    boolean after = end < text.length() && regional(text.codePointAt(end));
    return !before && !after;
  }

  private static boolean regional(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }

  private static boolean letterAt(String text, int index) {
    return index < text.length() && asciiLetter(text.charAt(index));
  }

  private static boolean asciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
