package org.casebook.runtime.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.text.Obfuscation.Kind;

/**
 * Canonical composition, decorated letters and stacked marks, one character cluster at a time.
 *
 * <p>Compatibility decomposition (NFKC) is applied only where it turns one decorated character into
 * plain letters: applied to everything it breaks Thai and Lao vowels, Korean single jamo, Chinese
 * punctuation, fractions and ordinals. Marks follow the writing system: alphabets keep two marks
 * per letter after composition, all other scripts eight (pointed Hebrew, Thai tones, Tibetan
 * stacks).
 */
final class StyledLetters implements Stage {
  private static final int FEW_MARKS = 2;
  private static final int MANY_MARKS = 8;

  @Override
  public List<Edit> edits(String text) {
    List<Edit> edits = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int base = text.codePointAt(i);
      int next = i + Character.charCount(base);
      int end = clusterEnd(text, base, next);
      if (end == next && base < 0xAD) {
        i = end;
        continue;
      }
      String cluster = text.substring(i, end);
      Kind kind = Kind.CANONICAL;
      String marked = marked(text, base, i, next, end);
      if (marked.length() < cluster.length()) {
        kind = Kind.STACKED_MARKS;
      }
      String plain = Normalizer.normalize(marked, Normalizer.Form.NFC);
      if (plain.codePointCount(0, plain.length()) > 1) {
        String thinned = thin(plain, base);
        if (!thinned.equals(plain)) {
          kind = Kind.STACKED_MARKS;
          plain = thinned;
        }
      }
      String folded = folded(text, i, end, plain);
      if (!folded.equals(plain)) {
        kind = folded.charAt(0) < 0x80 && !digit(base) ? Kind.STYLED : kind;
        plain = folded;
      }
      if (!plain.equals(cluster)) {
        edits.add(new Edit(i, end, plain, kind));
      }
      i = end;
    }
    return edits;
  }

  /** A base character, the marks on it, and conjoining jamo or half-width kana marks after it. */
  private static int clusterEnd(String text, int base, int from) {
    int end = from;
    boolean jamo = base >= 0x1100 && base <= 0x11FF;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c < 0x300) {
        break;
      }
      int codePoint = text.codePointAt(end);
      boolean joins =
          Scripts.mark(codePoint)
              || codePoint == 0xFF9E
              || codePoint == 0xFF9F
              || (jamo && codePoint >= 0x1160 && codePoint <= 0x11FF && end - from < 3);
      if (!joins) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  /** The cluster with no more marks than any script uses, so that its cost is bounded. */
  private static String marked(String text, int base, int start, int marks, int end) {
    StringBuilder out = new StringBuilder(text.substring(start, marks));
    boolean alphabetic = Scripts.alphabetic(base);
    int kept = 0;
    int i = marks;
    while (i < end && kept < MANY_MARKS) {
      int codePoint = text.codePointAt(i);
      if (!(alphabetic && stroke(codePoint) && Character.isLetterOrDigit(base))) {
        out.appendCodePoint(codePoint);
        kept++;
      }
      i += Character.charCount(codePoint);
    }
    return out.toString();
  }

  /** Strokes through letters and enclosing shapes, which no alphabet needs; key caps stay. */
  private static boolean stroke(int codePoint) {
    return (codePoint >= 0x334 && codePoint <= 0x338)
        || (codePoint >= 0x20D0 && codePoint <= 0x20F0 && codePoint != 0x20E3)
        || codePoint == 0x488
        || codePoint == 0x489;
  }

  private static String thin(String composed, int base) {
    if (!Scripts.alphabetic(base)) {
      return composed;
    }
    int first = Character.charCount(composed.codePointAt(0));
    int marks = 0;
    for (int i = first; i < composed.length(); i++) {
      marks += Scripts.mark(composed.charAt(i)) ? 1 : 0;
    }
    int bare = Scripts.mark(base) ? marks + 1 : marks;
    return bare > FEW_MARKS ? composed.substring(0, first) : composed;
  }

  private static boolean digit(int base) {
    return base >= 0xFF10 && base <= 0xFF19;
  }

  private static String folded(String text, int start, int end, String plain) {
    int codePoint = plain.codePointAt(0);
    if (codePoint < 0x2B0 || !Decorated.folds(codePoint, text, start, end)) {
      return plain;
    }
    if (codePoint >= 0xFF66 && codePoint <= 0xFF9D) {
      return Normalizer.normalize(plain, Normalizer.Form.NFKC);
    }
    return Decorated.plain(codePoint) + plain.substring(Character.charCount(codePoint));
  }
}
