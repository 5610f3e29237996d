package org.casebook.runtime.lab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.policy.PolicyProblem;

/**
 * A change of one word that a problem's remedy proposes.
 *
 * @param file in which
 * @param line from 1
 * @param wrong the word that stands there
 * @param right the word to put in its place
 */
public record QuickFix(String file, int line, String wrong, String right) {
  private static final Pattern MEANT = Pattern.compile("did you mean '([^']+)'");
  private static final Pattern WORD = Pattern.compile("'([^']+)'");

  /** The fix of a problem; empty when its remedy leaves a choice. */
  public static Optional<QuickFix> of(PolicyProblem problem) {
    Matcher meant = MEANT.matcher(problem.remedy());
    Matcher word = WORD.matcher(problem.message());
    return meant.find() && word.find()
        ? Optional.of(new QuickFix(problem.file(), problem.line(), word.group(1), meant.group(1)))
        : Optional.empty();
  }

  /** The file after the fix; unchanged when the word stands there no more. */
  public String apply(String text, int column) {
    String[] lines = text.split("\n", -1);
    if (line > lines.length) {
      return text;
    }
    String before = lines[line - 1];
    int from =
        before.offsetByCodePoints(
            0, Math.min(column - 1, before.codePointCount(0, before.length())));
    int at = before.indexOf(wrong, from);
    at = at < 0 ? before.indexOf(wrong) : at;
    if (at < 0) {
      return text;
    }
    lines[line - 1] = before.substring(0, at) + right + before.substring(at + wrong.length());
    return String.join("\n", lines);
  }
}
