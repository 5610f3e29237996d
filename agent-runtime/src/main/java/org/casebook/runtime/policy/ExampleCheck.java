package org.casebook.runtime.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.runtime.policy.ClauseOutcome.Status;
import org.casebook.runtime.policy.Policy.Example;

/**
 * Whether the policy decides its own examples as they say, given the signals that they note. This
 * tests the logic of the clauses alone, no detector.
 */
public final class ExampleCheck {
  private final Policy policy;
  private final PolicyEvaluation evaluation;

  public ExampleCheck(Policy policy) {
    this.policy = policy;
    this.evaluation = new PolicyEvaluation(policy);
  }

  /** All examples with noted signals that come out wrong. */
  public List<Failure> failures() {
    List<Failure> failures = new ArrayList<>();
    for (Example example : policy.examples()) {
      check(example).ifPresent(reason -> failures.add(new Failure(example, reason)));
    }
    return failures;
  }

  /** Why an example comes out wrong; empty when it comes out right or notes no signals. */
  public Optional<String> check(Example example) {
    return example.signals().flatMap(signals -> judge(example, verdict(example, signals)));
  }

  /** Why a verdict is not what the example expects; empty when it is. */
  public Optional<String> judge(Example example, PolicyVerdict verdict) {
    List<String> standing = verdict.standingIds();
    if (example.violates()) {
      return standing.contains(example.clause())
          ? Optional.empty()
          : Optional.of(outcome(verdict, example.clause()).explanation());
    }
    Set<String> extra = new HashSet<>(standing);
    example.applies().forEach(extra::remove);
    if (!extra.isEmpty()) {
      return Optional.of(
          "expected no clause but " + example.applies() + ", and these stand: " + standing);
    }
    ClauseOutcome outcome = outcome(verdict, example.clause());
    boolean exception = policy.clause(example.clause()).filter(Clause::exception).isPresent();
    if (exception && (outcome.status() != Status.APPLIES || outcome.excuses().isEmpty())) {
      return Optional.of(outcome.explanation());
    }
    return standing.containsAll(example.applies())
        ? Optional.empty()
        : Optional.of("expected " + example.applies() + ", and these stand: " + standing);
  }

  private static ClauseOutcome outcome(PolicyVerdict verdict, String clause) {
    return verdict.outcomes().stream()
        .filter(outcome -> outcome.clause().equals(clause))
        .findFirst()
        .orElseThrow();
  }

  private PolicyVerdict verdict(Example example, List<String> signals) {
    LocalDate day = policy.scope().validFrom().orElse(LocalDate.EPOCH);
    String country = example.country().isEmpty() ? policy.scope().anyCountry() : example.country();
    return evaluation.apply(
        new CaseFacts(new TreeMap<>(), country, policy.scope().anySurface(), day)
            .withSignals(signals));
  }

  /**
   * An example that comes out wrong.
   *
   * @param reason what happened instead
   */
  public record Failure(Example example, String reason) {}
}
