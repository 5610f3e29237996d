package org.casebook.runtime.policy;

import java.util.List;

/**
 * One text file of a policy, kept so that problems can point into it.
 *
 * @param name path inside the policy folder, with forward slashes
 * @param text content with line ends as LF
 */
record SourceFile(String name, String text, List<String> lines) {
  SourceFile {
    lines = List.copyOf(lines);
  }

  /** A file with this content; CR LF counts as LF, so a checkout on Windows is the same policy. */
  static SourceFile of(String name, String raw) {
    String text = raw.replace("\r\n", "\n");
    return new SourceFile(name, text, List.of(text.split("\n", -1)));
  }

  /**
   * Where a place inside a scalar stands in the file. Counts characters other than white space, so
   * that quotes and folded lines make no difference.
   *
   * @param line of the scalar's value, from 1
   * @param column of that line, in code points from 1
   * @return line and column in the file, both from 1
   */
  int[] placeWithin(SourceNode.Scalar scalar, int line, int column) {
    List<String> value = List.of(scalar.text().split("\n", -1));
    String before = String.join("", value.subList(0, Math.min(line - 1, value.size())));
    String last = line <= value.size() ? value.get(line - 1) : "";
    int length = last.codePointCount(0, last.length());
    before += last.substring(0, last.offsetByCodePoints(0, Math.min(column - 1, length)));
    long skip = before.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    int row = scalar.line();
    int at = scalar.column() - 1;
    int[] points = line(row).codePoints().toArray();
    if (at < points.length && (points[at] == '"' || points[at] == '\'')) {
      at++;
    } else if (at < points.length && (points[at] == '|' || points[at] == '>')) {
      at = points.length;
    }
    while (row <= lines.size()) {
      for (; at < points.length; at++) {
        if (!Character.isWhitespace(points[at]) && skip-- == 0) {
          return new int[] {row, at + 1};
        }
      }
      row++;
      at = 0;
      points = line(row).codePoints().toArray();
    }
    return new int[] {scalar.line(), scalar.column()};
  }

  /** The line with this number, from 1; empty text beyond the end. */
  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
