package org.casebook.runtime.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as patterns see it: lower case, without accents, Arabic vowel signs and tatweel, with one
 * kind of apostrophe and single spaces; each code unit knows the one it came from.
 *
 * <p>Patterns are folded the same way, so that a lexicon needs one spelling for many.
 */
final class FoldedText implements CharSequence {
  private final String folded;
  private final int[] origins;

  private FoldedText(String folded, int[] origins) {
    this.folded = folded;
    this.origins = origins;
  }

  static FoldedText of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    int[] origins = new int[text.length() + 8];
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      String piece = fold(codePoint, out);
      if (out.length() + piece.length() > origins.length) {
        origins = Arrays.copyOf(origins, origins.length * 2 + 8);
      }
      Arrays.fill(origins, out.length(), out.length() + piece.length(), i);
      out.append(piece);
      i += Character.charCount(codePoint);
    }
    return new FoldedText(out.toString(), Arrays.copyOf(origins, out.length()));
  }

  /** The index in the text given of the code unit behind a folded one. */
  int origin(int index) {
    return origins[index];
  }

  private static String fold(int codePoint, StringBuilder before) {
    if (codePoint < 0x80) {
      if (codePoint == '\n') {
        return "\n";
      }
      if (codePoint <= ' ') {
        return spaced(before) ? "" : " ";
      }
      return codePoint == '`' ? "'" : String.valueOf((char) Character.toLowerCase(codePoint));
    }
    if (Character.isSpaceChar(codePoint)) {
      return spaced(before) ? "" : " ";
    }
    String special = special(codePoint);
    if (!special.equals("?")) {
      return special;
    }
    int type = Character.getType(codePoint);
    if (type == Character.FORMAT || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)) {
      return "";
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    if (type == Character.NON_SPACING_MARK) {
      boolean vowelSign = script == UnicodeScript.INHERITED || script == UnicodeScript.ARABIC;
      return vowelSign || script == UnicodeScript.HEBREW ? "" : Character.toString(codePoint);
    }
    int lower = Character.toLowerCase(codePoint);
    boolean accented =
        script == UnicodeScript.LATIN
            || script == UnicodeScript.GREEK
            || script == UnicodeScript.CYRILLIC;
    return accented ? base(lower) : Character.toString(lower);
  }

  private static boolean spaced(StringBuilder before) {
    return before.isEmpty() || before.charAt(before.length() - 1) == ' ';
  }

  private static String base(int lower) {
    String letter = Character.toString(lower);
    String parts = Normalizer.normalize(letter, Normalizer.Form.NFD);
    return parts.substring(0, Character.charCount(parts.codePointAt(0)));
  }

  private static String special(int codePoint) {
    return switch (codePoint) {
      case '’', '‘', 'ʼ', 'ʹ', '´' -> "'";
      case 'ß', 'ẞ' -> "ss";
      case 'ł', 'Ł' -> "l";
      case 'đ', 'Đ' -> "d";
      case 'ø', 'Ø' -> "o";
      case 'ı', 'İ' -> "i";
      case 'æ', 'Æ' -> "ae";
      case 'œ', 'Œ' -> "oe";
      case 'ς' -> "σ";
      case 'أ', 'إ', 'آ', 'ٱ' -> "ا";
      case 'ى', 'ی', 'ئ' -> "ي";
      case 'ک' -> "ك";
      case 'ة' -> "ه";
      case 'ؤ' -> "و";
      case 'ـ' -> "";
      default -> "?";
    };
  }

  @Override
  public int length() {
    return folded.length();
  }

  @Override
  public char charAt(int index) {
    return folded.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return folded.substring(start, end);
  }

  @Override
  public String toString() {
    return folded;
  }
}
