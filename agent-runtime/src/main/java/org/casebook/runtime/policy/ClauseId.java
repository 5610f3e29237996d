package org.casebook.runtime.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a clause id, as in {@code SP3.b}.
 *
 * @param code two capital letters: the area
 * @param level 0 to 3: the severity
 * @param letter a to z
 */
record ClauseId(String code, int level, char letter) {
  private static final Pattern FORM = Pattern.compile("([A-Z]{2})([0-3])\\.([a-z])");

  /** The parts, or empty when the text is no clause id. */
  static Optional<ClauseId> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ClauseId(
                matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3).charAt(0)))
        : Optional.empty();
  }
}
