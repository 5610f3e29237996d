package org.casebook.runtime.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.policy.Proof.Kind;
import org.casebook.runtime.rule.Formula;
import org.casebook.runtime.rule.Truth;

/**
 * Proofs of what a policy says of one case. The same steps as {@link PolicyEvaluation}, in three
 * values: with nothing open they agree (a property test holds them together).
 */
public final class Proofs {
  private final Policy policy;
  private final CaseFacts facts;
  private final Map<String, Proof> left = new HashMap<>();

  /**
   * @param facts the case, with the signals that tools could still establish
   */
  public Proofs(Policy policy, CaseFacts facts) {
    this.policy = policy;
    this.facts = facts;
  }

  /**
   * Why a clause stands or does not; for an exception, why it counts or does not.
   *
   * @throws IllegalArgumentException when the policy has no such clause
   */
  public Proof of(String id) {
    Clause clause =
        policy
            .clause(id)
            .orElseThrow(() -> new IllegalArgumentException("there is no clause " + id));
    Proof unexcused = left(clause);
    if (clause.exception()) {
      return unexcused;
    }
    List<Proof> overriding =
        clauses(other -> !other.exception() && other.overrides().contains(id)).stream()
            .map(this::left)
            .toList();
    if (overriding.isEmpty()) {
      return unexcused;
    }
    Proof unless = none(Kind.UNLESS_OVERRIDDEN, "not overridden", overriding);
    List<Proof> parts = new ArrayList<>(unexcused.parts());
    parts.add(unless);
    return all(Kind.CLAUSE, id, parts);
  }

  /**
   * Signals that could still change the decision: those that could excuse a clause that stands now,
   * and those that could make a clause with a stronger action stand.
   *
   * @param verdict of the same facts
   */
  public SortedSet<String> openSignals(PolicyVerdict verdict) {
    Action action = verdict.governing().map(Clause::action).orElse(Action.ALLOW);
    List<String> standing = verdict.standingIds();
    SortedSet<String> open = new TreeSet<>();
    for (Clause clause : policy.clauses().values()) {
      boolean matters =
          !clause.exception()
              && (standing.contains(clause.id()) || clause.action().compareTo(action) > 0);
      if (matters) {
        open.addAll(of(clause.id()).openSignals());
      }
    }
    return open;
  }

  /** It fires and no exception that counts defeats it. */
  private Proof left(Clause clause) {
    Proof before = left.get(clause.id());
    if (before != null) {
      return before;
    }
    List<Proof> parts = fires(clause);
    List<Proof> exceptions =
        clauses(other -> PolicyEvaluation.defeats(other, clause)).stream().map(this::left).toList();
    if (!exceptions.isEmpty()) {
      parts.add(none(Kind.UNLESS_EXCEPTED, "no exception", exceptions));
    }
    Proof proof = all(Kind.CLAUSE, clause.id(), parts);
    left.put(clause.id(), proof);
    return proof;
  }

  private List<Proof> fires(Clause clause) {
    List<Proof> parts = new ArrayList<>();
    parts.add(
        new Proof(
            Kind.SCOPE,
            "applies here",
            policy.scope().admits(facts)
                    && PolicyScope.admits(clause.jurisdiction(), facts.country())
                ? Truth.TRUE
                : Truth.FALSE,
            List.of()));
    clause.requires().forEach(part -> parts.add(formula(part)));
    return parts;
  }

  private List<Clause> clauses(Predicate<Clause> wanted) {
    return policy.clauses().values().stream().filter(wanted).toList();
  }

  private Proof formula(Formula formula) {
    return new Proof(
        kind(formula),
        formula.text(),
        formula.truth(facts),
        formula.parts().stream().map(this::formula).toList());
  }

  private static Kind kind(Formula formula) {
    if (formula instanceof Formula.All) {
      return Kind.ALL;
    }
    if (formula instanceof Formula.Any) {
      return Kind.ANY;
    }
    if (formula instanceof Formula.Not) {
      return Kind.NOT;
    }
    if (formula instanceof Formula.Named) {
      return Kind.PREDICATE;
    }
    boolean signal = formula instanceof Formula.Established || formula instanceof Formula.AtLeast;
    return signal ? Kind.SIGNAL : Kind.CONDITION;
  }

  private static Proof all(Kind kind, String label, List<Proof> parts) {
    return new Proof(kind, label, Truth.least(parts.stream().map(Proof::truth).toList()), parts);
  }

  private static Proof none(Kind kind, String label, List<Proof> parts) {
    return new Proof(
        kind, label, Truth.greatest(parts.stream().map(Proof::truth).toList()).not(), parts);
  }
}
