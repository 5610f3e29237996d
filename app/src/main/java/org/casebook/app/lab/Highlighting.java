package org.casebook.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which letters of a policy file are what. Knows no control. */
final class Highlighting {
  private static final List<String> NAMES =
      List.of("heading", "comment", "key", "predicate", "signal", "clause", "text", "number");

  private static final Pattern WORDS =
      Pattern.compile(
          "(?<heading>^#{1,3} [A-Z].*$)"
              + "|(?<comment>^\\s*#.*$|^---$)"
              + "|(?<key>^\\s*-?\\s*[a-z_]+(?=:(\\s|$)))"
              + "|(?<predicate>\\bis\\.[a-z_]+)"
              + "|(?<signal>\\b(?:cue|harm|frame|image|object|text|hash|reports|provenance|human)"
              + "\\.[a-z_]+)"
              + "|(?<clause>\\b[A-Z]{2}[0-3]\\.[a-z]\\b|\\b[A-Z]{2}[0-3]?\\*)"
              + "|(?<text>\"[^\"\\n]*\")"
              + "|(?<number>\\b\\d+(?:\\.\\d+)*\\b)",
          Pattern.MULTILINE);

  private Highlighting() {}

  /** A stretch of one kind; ends before {@code end}. */
  record Stretch(int start, int end, String kind) {}

  /** The stretches of a text in order, without overlap. */
  static List<Stretch> of(String text) {
    List<Stretch> stretches = new ArrayList<>();
    Matcher words = WORDS.matcher(text);
    while (words.find()) {
      for (String name : NAMES) {
        if (words.group(name) != null) {
          stretches.add(new Stretch(words.start(), words.end(), name));
        }
      }
    }
    return stretches;
  }

  /**
   * The word at a place, as a problem underlines it.
   *
   * @param line from 1
   * @param column from 1, in code points
   */
  static Stretch word(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      int next = text.indexOf('\n', start);
      if (next < 0) {
        break;
      }
      start = next + 1;
    }
    int end = text.indexOf('\n', start);
    String row = text.substring(start, end < 0 ? text.length() : end);
    int at = row.offsetByCodePoints(0, Math.min(column - 1, row.codePointCount(0, row.length())));
    int last = at;
    while (last < row.length() && " ,]}\"".indexOf(row.charAt(last)) < 0) {
      last++;
    }
    return new Stretch(
        start + at, start + Math.max(last, Math.min(at + 1, row.length())), "problem");
  }
}
