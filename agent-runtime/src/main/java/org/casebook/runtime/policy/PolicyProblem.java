package org.casebook.runtime.policy;

import java.util.Comparator;

/**
 * One thing that is wrong with a policy, and where.
 *
 * @param file path inside the policy folder, with forward slashes
 * @param line from 1
 * @param column from 1, in code points
 * @param message what is wrong, naming the input
 * @param remedy what to write instead
 * @param source the line itself; empty when the file can not be read
 */
public record PolicyProblem(
    String file, int line, int column, String message, String remedy, String source)
    implements Comparable<PolicyProblem> {
  private static final Comparator<PolicyProblem> ORDER =
      Comparator.comparing(PolicyProblem::file)
          .thenComparingInt(PolicyProblem::line)
          .thenComparingInt(PolicyProblem::column)
          .thenComparing(PolicyProblem::message);

  private static final int WINDOW = 96;
  private static final String INDENT = "    ";

  @Override
  public int compareTo(PolicyProblem other) {
    return ORDER.compare(this, other);
  }

  /** The place and the message on one line, as compilers write it. */
  public String headline() {
    return file + ":" + line + ":" + column + ": " + message;
  }

  /**
   * Headline, source line, caret and remedy. A long line is cut to a window around the column, and
   * the caret stays under its character also after wide or combining characters.
   */
  public String render() {
    StringBuilder out = new StringBuilder(headline());
    if (!source.isBlank()) {
      int[] points = source.codePoints().toArray();
      int at = Math.min(column - 1, points.length);
      int from = at < WINDOW * 3 / 4 ? 0 : at - WINDOW / 2;
      int to = Math.min(points.length, from + WINDOW);
      out.append('\n').append(INDENT).append(from > 0 ? "…" : "");
      out.append(new String(points, from, to - from)).append(to < points.length ? "…" : "");
      out.append('\n').append(INDENT).append(from > 0 ? " " : "");
      for (int i = from; i < at; i++) {
        out.append(blank(points[i]));
      }
      out.append('^');
    }
    return out.append('\n').append(INDENT).append(remedy).toString();
  }

  /** White space as wide as the character. */
  private static String blank(int point) {
    if (point == '\t') {
      return "\t";
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return "";
    }
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> "\u3000";
      default -> " ";
    };
  }
}
