package org.casebook.runtime.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.rule.Formula;
import org.casebook.runtime.rule.Satisfiability;

/**
 * Finds rules that read well and do nothing: clauses that can never stand, clauses that say the
 * same, clauses that contradict each other, exceptions that never meet what they excuse.
 *
 * <p>Works on what the clauses require, without any case. What is too hard to decide is not
 * reported.
 */
final class RuleAnalysis {
  private final Map<String, ClauseDraft> drafts;
  private final Map<String, Clause> clauses;

  /**
   * @param clauses the same clauses with their links resolved
   */
  RuleAnalysis(Map<String, ClauseDraft> drafts, Map<String, Clause> clauses) {
    this.drafts = drafts;
    this.clauses = clauses;
  }

  /** Reports each finding where its clause's requirements stand. */
  void report() {
    for (Clause clause : clauses.values()) {
      ClauseDraft draft = drafts.get(clause.id());
      if (draft == null || clause.requires().isEmpty()) {
        continue;
      }
      if (Satisfiability.possible(clause.when()).filter(possible -> !possible).isPresent()) {
        at(
            draft,
            "the conditions contradict each other: " + clause.id() + " can never hold",
            "remove one of the conditions that exclude each other");
      } else if (clause.exception()) {
        exception(draft, clause);
      } else {
        prohibition(draft, clause);
      }
    }
  }

  private void exception(ClauseDraft draft, Clause exception) {
    List<Clause> targets =
        exception.excepts().stream()
            .map(clauses::get)
            .filter(target -> target != null && PolicyEvaluation.defeats(exception, target))
            .toList();
    boolean never =
        targets.stream()
            .allMatch(
                target ->
                    Satisfiability.possible(
                            new Formula.All(List.of(exception.when(), target.when())))
                        .filter(possible -> !possible)
                        .isPresent());
    if (!targets.isEmpty() && never) {
      at(
          draft,
          exception.id() + " has no effect: it never holds together with what it excuses",
          "change its conditions or its 'excepts'");
    }
  }

  private void prohibition(ClauseDraft draft, Clause clause) {
    for (Clause other : clauses.values()) {
      if (other.exception() || other.id().equals(clause.id()) || !covers(other, clause)) {
        continue;
      }
      if (other.overrides().contains(clause.id())
          && implies(clause, other)
          && exceptionsTo(clause).containsAll(exceptionsTo(other))) {
        at(
            draft,
            clause.id()
                + " can never stand: whenever it holds "
                + other.id()
                + " holds too and overrides it",
            "require less in it, more in " + other.id() + ", or remove it");
        return;
      }
      boolean first = clause.id().compareTo(other.id()) > 0;
      if (first && !linked(clause, other) && covers(clause, other) && equivalent(clause, other)) {
        same(draft, clause, other);
        return;
      }
    }
  }

  private static void same(ClauseDraft draft, Clause clause, Clause other) {
    if (clause.action() == other.action()) {
      at(
          draft,
          clause.id() + " asks for the same as " + other.id(),
          "remove one of the two, or add the condition in which they differ");
    } else {
      at(
          draft,
          clause.id()
              + " contradicts "
              + other.id()
              + ": the same conditions, but "
              + clause.action().key()
              + " here and "
              + other.action().key()
              + " there",
          "let one of them override the other, or add the condition in which they differ");
    }
  }

  /** Whether the first applies wherever the second does. */
  private static boolean covers(Clause first, Clause second) {
    return first.jurisdiction().isEmpty()
        || (!second.jurisdiction().isEmpty()
            && first.jurisdiction().containsAll(second.jurisdiction()));
  }

  private static boolean linked(Clause one, Clause other) {
    return one.overrides().contains(other.id()) || other.overrides().contains(one.id());
  }

  private Collection<String> exceptionsTo(Clause clause) {
    return clauses.values().stream()
        .filter(exception -> PolicyEvaluation.defeats(exception, clause))
        .map(Clause::id)
        .toList();
  }

  /** Asked only of clauses that look at common signals, since the answer costs most. */
  private static boolean implies(Clause clause, Clause other) {
    return !Collections.disjoint(clause.when().signals(), other.when().signals())
        && Satisfiability.implies(clause.when(), other.when()).orElse(false);
  }

  private static boolean equivalent(Clause clause, Clause other) {
    Optional<Boolean> both =
        clause.when().signals().equals(other.when().signals())
            ? Satisfiability.implies(clause.when(), other.when())
            : Optional.of(false);
    return both.orElse(false) && Satisfiability.implies(other.when(), clause.when()).orElse(false);
  }

  private static void at(ClauseDraft draft, String message, String remedy) {
    draft.reporter().at(draft.rule(), message, remedy);
  }
}
