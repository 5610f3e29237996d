package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.text.Obfuscation.Kind;

/**
 * Drops characters that nobody sees, repairs lone surrogates and turns overridden runs round.
 *
 * <p>Kept where they are spelling: joiners in Arabic and Indic scripts and in emoji, zero-width
 * spaces between words of scripts without spaces, direction marks in right-to-left text, variation
 * selectors after emoji and Han, tags that make a flag.
 */
final class Invisibles implements Stage {
  private static final int MAX_OVERRIDE = 256;

  @Override
  public List<Edit> edits(String text) {
    List<Edit> edits = new ArrayList<>();
    int previous = -1;
    boolean flag = false;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      flag = codePoint == 0x1F3F4 || (flag && tag(codePoint));
      if (codePoint == 0x202D || codePoint == 0x202E) {
        int end = overrideEnd(text, next);
        edits.add(new Edit(i, end, turned(text, next, end, codePoint), Kind.BIDI_OVERRIDE));
        i = end;
        continue;
      }
      Edit edit = plain(codePoint) ? null : edit(text, i, next, codePoint, previous, flag);
      if (edit != null) {
        edits.add(edit);
      } else {
        previous = codePoint;
      }
      i = next;
    }
    return edits;
  }

  private static boolean plain(int codePoint) {
    return (codePoint >= 0x20 && codePoint < 0x7F)
        || codePoint == '\n'
        || (codePoint > 0xAD && codePoint < 0x300);
  }

  private static boolean tag(int codePoint) {
    return codePoint >= 0xE0020 && codePoint <= 0xE007F;
  }

  private static @org.jspecify.annotations.Nullable Edit edit(
      String text, int start, int end, int codePoint, int previous, boolean flag) {
    int type = Character.getType(codePoint);
    if (type == Character.SURROGATE) {
      return new Edit(start, end, "\uFFFD", Kind.CANONICAL);
    }
    if (type == Character.CONTROL) {
      if (codePoint == '\t') {
        return null;
      }
      boolean breaks = codePoint == '\r' || codePoint == 0x85 || codePoint == 0x0B;
      return new Edit(start, end, breaks ? "\n" : "", Kind.CANONICAL);
    }
    if (type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR) {
      return new Edit(start, end, "\n", Kind.CANONICAL);
    }
    if (type == Character.SPACE_SEPARATOR) {
      return codePoint == 0x3000 ? null : new Edit(start, end, " ", Kind.CANONICAL);
    }
    if (!unseen(codePoint, type) || kept(text, end, codePoint, previous, flag)) {
      return null;
    }
    return new Edit(start, end, "", hides(text, end, codePoint, previous));
  }

  private static boolean unseen(int codePoint, int type) {
    return type == Character.FORMAT
        || variation(codePoint)
        || codePoint == 0x34F
        || codePoint == 0x3164
        || codePoint == 0xFFA0
        || codePoint == 0x2800
        || codePoint == 0x17B4
        || codePoint == 0x17B5
        || codePoint == 0x115F
        || codePoint == 0x1160
        || codePoint == 0xFFFC
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
  }

  private static boolean variation(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0x180B && codePoint <= 0x180F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  private static boolean kept(String text, int end, int codePoint, int previous, boolean flag) {
    int next = end < text.length() ? text.codePointAt(end) : -1;
    if (variation(codePoint)) {
      return previous >= 0
          && !variation(previous)
          && (!Character.isLetter(previous) || Character.isIdeographic(previous) || joins(previous))
          && previous > ' ';
    }
    return switch (codePoint) {
      case 0x200B -> previous != 0x200B && (Scripts.unspaced(previous) || Scripts.unspaced(next));
      case 0x200C -> joins(previous);
      case 0x200D -> joins(previous) || (pictograph(previous) && pictograph(next));
      case 0x200E, 0x200F, 0x61C -> Scripts.rightToLeft(previous) || Scripts.rightToLeft(next);
      case 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x8E2 -> true;
      default -> flag && tag(codePoint);
    };
  }

  private static boolean joins(int codePoint) {
    return Scripts.joins(codePoint);
  }

  private static boolean pictograph(int codePoint) {
    return codePoint >= 0x2190 && !Character.isLetter(codePoint) && codePoint != 0x200D;
  }

  /** Only what stands between two letters, or cannot come from a keyboard, is called hiding. */
  private static Kind hides(String text, int end, int codePoint, int previous) {
    boolean routine = codePoint == 0xAD || (codePoint >= 0x2066 && codePoint <= 0x2069);
    if (routine || (codePoint >= 0x202A && codePoint <= 0x202C) || variation(codePoint)) {
      return Kind.CANONICAL;
    }
    boolean after = end < text.length() && Character.isLetterOrDigit(text.codePointAt(end));
    boolean inside = previous >= 0 && Character.isLetterOrDigit(previous) && after;
    return inside || tag(codePoint) ? Kind.INVISIBLE : Kind.CANONICAL;
  }

  private static int overrideEnd(String text, int from) {
    int limit = Math.min(text.length(), from + MAX_OVERRIDE);
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\u202C') {
        return i + 1;
      }
      if (c == '\n' || c == '\u202D' || c == '\u202E') {
        return i;
      }
    }
    boolean splits = limit < text.length() && Character.isLowSurrogate(text.charAt(limit));
    return splits && limit > from ? limit - 1 : limit;
  }

  /** Left-to-right letters under a right-to-left override are read from their end. */
  private static String turned(String text, int from, int end, int override) {
    String run = text.substring(from, end).replace("\u202C", "");
    boolean reversed = override == 0x202E && run.codePoints().noneMatch(Scripts::rightToLeft);
    return reversed ? new StringBuilder(run).reverse().toString() : run;
  }
}
