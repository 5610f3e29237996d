package org.casebook.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Questions about writing systems that several stages ask. */
final class Scripts {
  /** Scripts in which zero-width joiners and non-joiners are part of the spelling. */
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.NKO,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.TIBETAN,
          UnicodeScript.MYANMAR,
          UnicodeScript.KHMER,
          UnicodeScript.BALINESE,
          UnicodeScript.JAVANESE,
          UnicodeScript.OL_CHIKI,
          UnicodeScript.MEETEI_MAYEK);

  /** Scripts written without spaces between words, where a zero-width space may mark them. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA);

  /** Scripts whose letters rarely carry more than two marks after composition. */
  private static final Set<UnicodeScript> ALPHABETIC =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED,
          UnicodeScript.HANGUL,
          UnicodeScript.HAN);

  private Scripts() {}

  static UnicodeScript of(int codePoint) {
    if (codePoint < 0x80) {
      return Character.isLetter(codePoint) ? UnicodeScript.LATIN : UnicodeScript.COMMON;
    }
    return UnicodeScript.of(codePoint);
  }

  static boolean joins(int codePoint) {
    return codePoint >= 0x600 && JOINING.contains(UnicodeScript.of(codePoint));
  }

  static boolean unspaced(int codePoint) {
    return codePoint >= 0xE00 && UNSPACED.contains(UnicodeScript.of(codePoint));
  }

  static boolean alphabetic(int codePoint) {
    return codePoint < 0x530 || ALPHABETIC.contains(UnicodeScript.of(codePoint));
  }

  static boolean mark(int codePoint) {
    if (codePoint < 0x300) {
      return false;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  static boolean rightToLeft(int codePoint) {
    return codePoint >= 0x590
        && (codePoint <= 0x8FF
            || (codePoint >= 0xFB1D && codePoint <= 0xFDFF)
            || (codePoint >= 0xFE70 && codePoint <= 0xFEFC)
            || (codePoint >= 0x10800 && codePoint <= 0x10FFF)
            || (codePoint >= 0x1E800 && codePoint <= 0x1EEFF));
  }
}
