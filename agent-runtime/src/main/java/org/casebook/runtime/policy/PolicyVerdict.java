package org.casebook.runtime.policy;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.policy.ClauseOutcome.Status;

/**
 * What a policy says about a case.
 *
 * @param action the strongest action among the standing clauses; allow when none stands
 * @param severity the highest among the standing clauses
 * @param critical whether one of them is critical
 * @param measures of all standing clauses, without repetition
 * @param standing violated clauses, the one that governs first
 * @param excusing exceptions that defeated a clause
 * @param outcomes of every clause of the policy, in id order
 */
public record PolicyVerdict(
    Action action,
    int severity,
    boolean critical,
    List<String> measures,
    List<Clause> standing,
    List<Clause> excusing,
    List<ClauseOutcome> outcomes) {
  public PolicyVerdict {
    measures = List.copyOf(measures);
    standing = List.copyOf(standing);
    excusing = List.copyOf(excusing);
    outcomes = List.copyOf(outcomes);
  }

  /** The clause that decides, if one stands. */
  public Optional<Clause> governing() {
    return standing.stream().findFirst();
  }

  /** What a decision cites: the standing clauses, or else the exceptions that excused. */
  public List<Clause> cited() {
    return standing.isEmpty() ? excusing : standing;
  }

  /** The outcomes of one kind. */
  public List<ClauseOutcome> outcomes(Status status) {
    return outcomes.stream().filter(outcome -> outcome.status() == status).toList();
  }

  /** Ids of the violated clauses, the one that governs first. */
  public List<String> standingIds() {
    return standing.stream().map(Clause::id).toList();
  }
}
