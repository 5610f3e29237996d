package org.casebook.runtime.domain;

import java.util.List;
import java.util.Optional;

/**
 * What the agent proposes, or what a person decided.
 *
 * @param action exactly one primary action; {@link Action#ESCALATE} exactly when unsure or obliged
 * @param severity 0 none to 3 high
 * @param critical whether delay itself may do harm
 * @param measures refinements of the action: hide, demote, age_gate, suspend, warn
 * @param clauses ids of the clauses violated
 * @param area the harm area that decided; empty when nothing stood out
 * @param confidence probability in [0,1] that the action is right, from the belief that decided
 * @param citations clauses tied to content; one or more unless the action is allow or an escalation
 *     for lack of evidence
 * @param rationale sentences for people; each rests on evidence or clause ids
 * @param unscored areas in which nothing was trained, so that nobody takes silence for safety
 */
public record Decision(
    Action action,
    int severity,
    boolean critical,
    List<String> measures,
    List<String> clauses,
    Optional<HarmArea> area,
    double confidence,
    List<Citation> citations,
    List<String> rationale,
    List<HarmArea> unscored) {
  public Decision {
    measures = List.copyOf(measures);
    clauses = List.copyOf(clauses);
    citations = List.copyOf(citations);
    rationale = List.copyOf(rationale);
    unscored = List.copyOf(unscored);
    if (severity < 0 || severity > 3) {
      throw new IllegalArgumentException("severity " + severity + " is outside 0..3");
    }
  }

  /** True exactly when people are asked. */
  public boolean escalated() {
    return action == Action.ESCALATE;
  }
}
