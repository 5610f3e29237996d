package org.casebook.runtime.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.ClauseOutcome;
import org.casebook.runtime.policy.ClauseOutcome.Status;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.casebook.runtime.policy.PolicyVerdict;
import org.casebook.runtime.policy.Proof;
import org.casebook.runtime.policy.Proofs;

/**
 * One sample under two policies: what each says, and why.
 *
 * @param clauses those that have a say before or after, what became of which changed first
 */
public record Explained(
    Sample sample, PolicyVerdict before, PolicyVerdict after, List<ClauseProofs> clauses) {
  public Explained {
    clauses = List.copyOf(clauses);
  }

  /**
   * The proofs of one clause.
   *
   * @param changed whether the two versions come to another outcome
   * @param before empty when the version has no such clause
   * @param after empty when the version has no such clause
   */
  public record ClauseProofs(
      String clause, boolean changed, Optional<MarkedProof> before, Optional<MarkedProof> after) {}

  static Explained of(Sample sample, Policy before, Policy after, CaseFacts facts) {
    PolicyVerdict was = new PolicyEvaluation(before).apply(facts);
    PolicyVerdict is = new PolicyEvaluation(after).apply(facts);
    Proofs provedBefore = new Proofs(before, facts);
    Proofs provedAfter = new Proofs(after, facts);
    List<ClauseProofs> changed = new ArrayList<>();
    List<ClauseProofs> same = new ArrayList<>();
    List<String> ids =
        Stream.concat(before.clauses().keySet().stream(), after.clauses().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    for (String id : ids) {
      Optional<Status> wasStatus = status(was, id);
      Optional<Status> isStatus = status(is, id);
      boolean moved = !wasStatus.equals(isStatus);
      if (moved || wasStatus.filter(Explained::hasASay).isPresent()) {
        Optional<Proof> left = before.clause(id).map(c -> provedBefore.of(id));
        Optional<Proof> right = after.clause(id).map(c -> provedAfter.of(id));
        (moved ? changed : same)
            .add(
                new ClauseProofs(
                    id,
                    moved,
                    left.map(proof -> MarkedProof.of(proof, right)),
                    right.map(proof -> MarkedProof.of(proof, left))));
      }
    }
    changed.addAll(same);
    return new Explained(sample, was, is, changed);
  }

  private static Optional<Status> status(PolicyVerdict verdict, String id) {
    return verdict.outcomes().stream()
        .filter(outcome -> outcome.clause().equals(id))
        .map(ClauseOutcome::status)
        .findFirst();
  }

  private static boolean hasASay(Status status) {
    return status == Status.STANDS
        || status == Status.EXCUSED
        || status == Status.OVERRIDDEN
        || status == Status.APPLIES;
  }
}
