package org.casebook.app.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.app.desk.ReviewDesk.Ruling;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Review.Verdict;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/**
 * What an analyst is about to decide. A confirmation takes the proposal as it is; an override names
 * a clause (except for allow) and a reason code.
 */
final class DecisionDraft {
  private final String caseId;
  private final String run;
  private final Optional<Decision> proposal;
  private final Action action;
  private Optional<String> clause;
  private String reason = "";
  private String note = "";

  DecisionDraft(
      String caseId, String run, Optional<Decision> proposal, Action action, Policy policy) {
    this.caseId = caseId;
    this.run = run;
    this.proposal = proposal;
    this.action = action;
    this.clause =
        action == Action.ALLOW
            ? Optional.empty()
            : candidates(policy, "").stream().findFirst().map(Clause::id);
  }

  Action action() {
    return action;
  }

  Optional<String> clause() {
    return clause;
  }

  String reason() {
    return reason;
  }

  void clause(Optional<String> id) {
    clause = id;
  }

  void reason(String code) {
    reason = code;
  }

  void note(String text) {
    note = text.strip();
  }

  /** Whether the draft is no more than the proposal. */
  boolean confirms() {
    return action != Action.ESCALATE
        && proposal.map(proposed -> proposed.action() == action).orElse(false);
  }

  /** Whether everything that an override needs is there. */
  boolean complete() {
    return confirms()
        || action == Action.ESCALATE
        || (!reason.isEmpty() && (action == Action.ALLOW || clause.isPresent()));
  }

  /** The ruling that would be recorded. */
  Ruling ruling() {
    Verdict verdict =
        action == Action.ESCALATE
            ? Verdict.ESCALATED
            : confirms() ? Verdict.CONFIRMED : Verdict.OVERRIDDEN;
    List<String> clauses =
        verdict == Verdict.CONFIRMED
            ? proposal.map(Decision::clauses).orElse(List.of())
            : clause.map(List::of).orElse(List.of());
    return new Ruling(caseId, run, verdict, action, clauses, reason, note);
  }

  /**
   * The clauses that could carry the action, best first: cited ones, then those of the same area
   * and action, then the rest.
   *
   * @param search words that must occur in id, title or text
   */
  List<Clause> candidates(Policy policy, String search) {
    String[] wanted = search.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    List<Clause> found = new ArrayList<>();
    for (Clause candidate : policy.clauses().values()) {
      boolean kind = candidate.exception() == (action == Action.ALLOW);
      if ((kind || !search.isBlank()) && matches(candidate, wanted)) {
        found.add(candidate);
      }
    }
    found.sort(Comparator.comparingInt(this::distance).thenComparing(Clause::id));
    return found;
  }

  private int distance(Clause candidate) {
    boolean cited = proposal.map(p -> p.clauses().contains(candidate.id())).orElse(false);
    Optional<HarmArea> area = proposal.flatMap(Decision::area);
    boolean sameArea = area.isPresent() && area.equals(candidate.area());
    boolean sameAction = candidate.action() == action;
    return (sameAction ? 0 : 4) + (sameArea ? 0 : 2) + (cited ? 0 : 1);
  }

  private static boolean matches(Clause candidate, String[] wanted) {
    String text =
        (candidate.id() + ' ' + candidate.title() + ' ' + candidate.body())
            .toLowerCase(Locale.ROOT);
    for (String word : wanted) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
