package org.casebook.models.features;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text in NFKC and lower case whose every code point knows the UTF-16 span it came from.
 *
 * <p>Folding goes cluster by cluster (a base with its combining marks), so that a span of the
 * folded text is always a whole number of clusters of the raw text.
 */
final class FoldedText {
  private int[] codePoints = new int[16];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int length;

  private FoldedText() {}

  static FoldedText of(String text) {
    FoldedText folded = new FoldedText();
    int start = 0;
    while (start < text.length()) {
      int end = start + Character.charCount(text.codePointAt(start));
      while (end < text.length() && extendsCluster(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      folded.append(text.substring(start, end), start, end);
      start = end;
    }
    return folded;
  }

  int length() {
    return length;
  }

  int codePoint(int index) {
    return codePoints[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  /** True for what stays with the code point before it: marks and trailing Hangul letters. */
  private static boolean extendsCluster(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || (codePoint >= 0x1160 && codePoint <= 0x11FF);
  }

  private void append(String cluster, int start, int end) {
    String form = Normalizer.normalize(cluster, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    form.codePoints().forEach(codePoint -> append(codePoint, start, end));
  }

  private void append(int codePoint, int start, int end) {
    if (length == codePoints.length) {
      codePoints = Arrays.copyOf(codePoints, length * 2);
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
    }
    codePoints[length] = codePoint;
    starts[length] = start;
    ends[length] = end;
    length++;
  }
}
