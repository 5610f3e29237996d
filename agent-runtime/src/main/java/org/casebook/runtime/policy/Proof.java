package org.casebook.runtime.policy;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.casebook.runtime.rule.Truth;

/**
 * Why something holds, fails or is still open, as a tree from a clause down to single signals.
 *
 * @param label a clause id, a signal, a condition, in the words of the rule language
 * @param truth what can be said with the evidence at hand; open when evidence that tools could
 *     still find would change it
 * @param parts what it follows from
 */
public record Proof(Kind kind, String label, Truth truth, List<Proof> parts) {
  public Proof {
    parts = List.copyOf(parts);
  }

  /** What a step of a proof is. */
  public enum Kind {
    /** A clause: it stands, or as an exception it counts. */
    CLAUSE,
    /** The policy and the clause apply at this place, surface and day. */
    SCOPE,
    /** All parts hold. */
    ALL,
    /** At least one part holds. */
    ANY,
    /** The part does not hold. */
    NOT,
    /** A predicate of the policy, with the condition that it names. */
    PREDICATE,
    /** A signal is established, or strong enough. */
    SIGNAL,
    /** A condition on the case itself, or an expression that is judged as a whole. */
    CONDITION,
    /** No exception that counts defeats the clause; parts are the exceptions that could. */
    UNLESS_EXCEPTED,
    /** No clause with precedence stands in its place; parts are the clauses that could. */
    UNLESS_OVERRIDDEN;

    /** The stable name in files: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** This step and all below it. */
  public Stream<Proof> steps() {
    return Stream.concat(Stream.of(this), parts.stream().flatMap(Proof::steps));
  }

  /**
   * Signals that could still change the outcome: open ones on a path on which every step is open.
   */
  public SortedSet<String> openSignals() {
    SortedSet<String> open = new TreeSet<>();
    if (truth == Truth.OPEN) {
      if (kind == Kind.SIGNAL) {
        open.add(label.split(" ", 2)[0]);
      }
      parts.forEach(part -> open.addAll(part.openSignals()));
    }
    return open;
  }

  /** The tree as indented lines, for terminals and logs. */
  public String text() {
    StringBuilder text = new StringBuilder();
    write(text, 0);
    return text.toString();
  }

  private void write(StringBuilder text, int depth) {
    String mark =
        switch (truth) {
          case TRUE -> "+";
          case FALSE -> "-";
          case OPEN -> "?";
        };
    text.append("  ".repeat(depth)).append(mark).append(' ').append(label).append('\n');
    parts.forEach(part -> part.write(text, depth + 1));
  }
}
