package org.casebook.runtime.view;

/**
 * The first words of a stranger's text, made safe for one line of a table: no control characters,
 * no invisible or direction-changing ones, which could dress a text up as another.
 */
final class Excerpt {
  /** The most UTF-16 units shown. */
  static final int LENGTH = 120;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder(LENGTH);
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isSpace(c)) {
        space = out.length() > 0;
      } else if (!isHidden(c)) {
        int needed = Character.charCount(c) + (space ? 1 : 0);
        if (out.length() + needed > LENGTH) {
          return cut(out);
        }
        if (space) {
          out.append(' ');
        }
        out.appendCodePoint(c);
        space = false;
      }
    }
    return out.toString();
  }

  /** Marks that more follows, without splitting a surrogate pair. */
  private static String cut(StringBuilder out) {
    if (out.length() == LENGTH) {
      out.setLength(out.offsetByCodePoints(LENGTH, -1));
    }
    return out.append('…').toString();
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** Joiners stay: Persian, Indic scripts and emoji need them. */
  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> c != 0x200C && c != 0x200D;
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
