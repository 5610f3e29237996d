package org.casebook.models.features;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a text into words and symbols; links and mentions are left out, they name no harm. */
final class Tokens {
  static final Pattern URL =
      Pattern.compile(
          "(?i)\\b(?:https?://|www\\.)[^\\s<>\"]+|\\b[a-z0-9-]+\\.(?:com|net|org|info|co)\\b\\S*");
  static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_]+");

  /**
   * A word or a symbol.
   *
   * @param codePoints folded code points
   * @param start first UTF-16 offset in the raw text
   * @param end last UTF-16 offset, exclusive
   * @param starts raw start of each code point
   * @param ends raw end of each code point
   */
  @SuppressWarnings("ArrayRecordComponent") // package-private and short-lived; never compared
  record Token(int[] codePoints, int start, int end, int[] starts, int[] ends) {}

  private Tokens() {}

  static List<Token> of(String text) {
    String visible = blank(blank(text, URL), MENTION);
    FoldedText folded = FoldedText.of(visible);
    List<Token> tokens = new ArrayList<>();
    int from = 0;
    while (from < folded.length()) {
      int to = from;
      while (to < folded.length() && inWord(folded, to, from)) {
        to++;
      }
      if (to > from) {
        tokens.add(token(folded, from, to));
        from = to;
      } else {
        if (isSymbol(folded.codePoint(from))) {
          tokens.add(token(folded, from, from + 1));
        }
        from++;
      }
    }
    return tokens;
  }

  /** Overwrites matches with spaces, so that offsets stay as they are. */
  private static String blank(String text, Pattern pattern) {
    return pattern.matcher(text).replaceAll(match -> " ".repeat(match.end() - match.start()));
  }

  private static boolean inWord(FoldedText text, int index, int wordStart) {
    int codePoint = text.codePoint(index);
    if (isWord(codePoint)) {
      return true;
    }
    // an apostrophe or a masking star between letters belongs to the word
    boolean joiner = codePoint == '\'' || codePoint == '\u2019' || codePoint == '*';
    if (!joiner || index == wordStart) {
      return false;
    }
    int next = index + 1;
    while (next < text.length() && text.codePoint(next) == '*') {
      next++;
    }
    return next < text.length() && isWord(text.codePoint(next));
  }

  private static boolean isWord(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** Emoji and other pictures, but no punctuation and no skin tone or presentation modifiers. */
  static boolean isSymbol(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.OTHER_SYMBOL
        || (type == Character.MATH_SYMBOL && codePoint > 0x2000)
        || (codePoint >= 0x1F000 && codePoint <= 0x1FAFF && !isSkinTone(codePoint));
  }

  private static boolean isSkinTone(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }

  private static Token token(FoldedText text, int from, int to) {
    int[] codePoints = new int[to - from];
    int[] starts = new int[to - from];
    int[] ends = new int[to - from];
    for (int i = from; i < to; i++) {
      codePoints[i - from] = text.codePoint(i);
      starts[i - from] = text.start(i);
      ends[i - from] = text.end(i);
    }
    return new Token(codePoints, text.start(from), text.end(to - 1), starts, ends);
  }
}
