package org.casebook.runtime.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.runtime.policy.ClauseOutcome.Status;

/**
 * How many rules must be applied one upon the other to come to a verdict: the longest chain of
 * exceptions among the clauses whose requirements hold. 0 is a clause alone, or none; 1 an
 * exception to it; 2 an exception that does not count, because another exception defeats it or the
 * clause has precedence over it; and so on. A specific clause in the place of a general one is no
 * step.
 */
public final class RuleDepth {
  private final List<Clause> holding;
  private final Map<String, Integer> known = new HashMap<>();

  private RuleDepth(List<Clause> holding) {
    this.holding = holding;
  }

  /** The depth of a verdict of this policy. */
  public static int of(Policy policy, PolicyVerdict verdict) {
    RuleDepth depth =
        new RuleDepth(
            verdict.outcomes().stream()
                .filter(outcome -> holds(outcome.status()))
                .flatMap(outcome -> policy.clause(outcome.clause()).stream())
                .toList());
    return depth.holding.stream()
        .filter(clause -> !clause.exception())
        .mapToInt(depth::above)
        .max()
        .orElse(0);
  }

  private static boolean holds(Status status) {
    return status == Status.STANDS
        || status == Status.EXCUSED
        || status == Status.OVERRIDDEN
        || status == Status.APPLIES;
  }

  /** The reader admits no cycle of exceptions. */
  private int above(Clause clause) {
    Integer before = known.get(clause.id());
    if (before != null) {
      return before;
    }
    known.put(clause.id(), 0);
    int depth =
        holding.stream()
            .filter(other -> other.excepts().contains(clause.id()))
            .mapToInt(other -> 1 + (PolicyEvaluation.defeats(other, clause) ? above(other) : 1))
            .max()
            .orElse(0);
    known.put(clause.id(), depth);
    return depth;
  }
}
