package org.casebook.runtime.review;

import java.util.List;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.domain.Review.Verdict;
import org.casebook.runtime.policy.Policy;

/** Why a reviewer departs from the proposal. */
public final class ReasonCodes {
  /** All codes, in the order in which they are offered. */
  public static final List<String> ALL =
      List.of(
          "missed_context",
          "missed_exception",
          "wrong_clause",
          "wrong_severity",
          "evidence_misread",
          "evidence_missing",
          "language_misread",
          "policy_gap",
          "other");

  private ReasonCodes() {}

  /**
   * Refuses a review that could not be learned from.
   *
   * @throws CasebookException when an override has no known reason code, or a clause is not in the
   *     policy
   */
  public static void check(Review review, Policy policy) {
    if (review.verdict() == Verdict.OVERRIDDEN && !ALL.contains(review.reasonCode())) {
      throw new CasebookException(
          "an override needs a reason code, one of " + String.join(", ", ALL));
    }
    for (String clause : review.clauses()) {
      if (policy.clause(clause).isEmpty()) {
        throw new CasebookException(
            "clause " + clause + " is not in policy " + policy.id() + "; choose one that is");
      }
    }
  }
}
