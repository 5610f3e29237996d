package org.casebook.runtime.domain;

import java.util.List;
import java.util.Locale;

/**
 * What a person made of a proposed decision.
 *
 * @param id unique in the log
 * @param run the run whose decision was reviewed
 * @param reviewer pseudonym of the person
 * @param action the action that now holds
 * @param clauses the clauses that now hold
 * @param reasonCode why, from the list of reason codes; empty for a plain confirmation
 * @param note free text, may be empty
 */
public record Review(
    String id,
    String caseId,
    String run,
    String reviewer,
    Verdict verdict,
    Action action,
    List<String> clauses,
    String reasonCode,
    String note) {
  public Review {
    clauses = List.copyOf(clauses);
  }

  /** What became of the proposal. */
  public enum Verdict {
    CONFIRMED,
    OVERRIDDEN,
    ESCALATED;

    /** The stable name in files: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
