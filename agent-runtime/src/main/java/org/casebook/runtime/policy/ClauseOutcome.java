package org.casebook.runtime.policy;

import java.util.List;
import java.util.Locale;

/**
 * What became of one clause, and why.
 *
 * @param clause id
 * @param held required signals that are established
 * @param missing required groups of which no signal is established; further evidence could change
 *     the outcome there
 * @param by what beat it: the exceptions that excuse it, or the clauses that override it
 * @param despite exceptions that would excuse it if it did not override them
 * @param excuses for an exception: the clauses that it defeats here
 */
public record ClauseOutcome(
    String clause,
    Status status,
    List<String> held,
    List<List<String>> missing,
    List<String> by,
    List<String> despite,
    List<String> excuses) {
  public ClauseOutcome {
    held = List.copyOf(held);
    missing = missing.stream().map(List::copyOf).toList();
    by = List.copyOf(by);
    despite = List.copyOf(despite);
    excuses = List.copyOf(excuses);
  }

  /** The outcome in one sentence. */
  public String explanation() {
    String because = held.isEmpty() ? "" : " (" + String.join(", ", held) + ")";
    String text =
        switch (status) {
          case STANDS -> clause + " stands" + because;
          case EXCUSED -> clause + " is excused by " + String.join(", ", by) + because;
          case OVERRIDDEN -> clause + " gives way to " + String.join(", ", by) + because;
          case APPLIES ->
              clause
                  + " applies"
                  + because
                  + (excuses.isEmpty()
                      ? " and excuses nothing here"
                      : " and excuses " + String.join(", ", excuses));
          case OPEN -> clause + " is open" + because + "; missing: " + missingText();
          case SILENT -> clause + " is silent; missing: " + missingText();
          case OUT_OF_SCOPE -> clause + " does not apply at this place, surface or time";
        };
    return despite.isEmpty() ? text : text + " in spite of " + String.join(", ", despite);
  }

  private String missingText() {
    return String.join("; ", missing.stream().map(group -> String.join(" or ", group)).toList());
  }

  /** What can become of a clause. */
  public enum Status {
    /** It is violated. */
    STANDS,
    /** Its requirements hold and an exception defeats it. */
    EXCUSED,
    /** Its requirements hold and a clause with precedence takes its place. */
    OVERRIDDEN,
    /** An exception whose requirements hold. */
    APPLIES,
    /** Some requirements hold and some do not. */
    OPEN,
    /** No requirement holds. */
    SILENT,
    /** Other country, other surface or other time. */
    OUT_OF_SCOPE;

    /** The stable name in files: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
