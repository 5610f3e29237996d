package org.casebook.runtime.policy;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.rule.Formula;

/**
 * One rule of a policy.
 *
 * @param id {@code <AREA><level>.<letter>}
 * @param area the harm area; empty for an exception
 * @param action what the clause asks for
 * @param severity 0 to 3
 * @param critical whether delay itself may do harm
 * @param when holds when all that the clause requires is established: a conjunction
 * @param priority an exception excuses only clauses whose priority is not above its own; 0 unless
 *     written
 * @param excepts for an exception: the ids of the clauses, and of the exceptions, that it defeats;
 *     globs expanded
 * @param overrides ids of clauses that this one takes precedence over
 * @param defines terms of the policy's definitions that it uses
 * @param jurisdiction ISO 3166 codes in which it applies; empty means everywhere
 * @param measures refinements of the action
 * @param body the clause as people read it, Markdown
 * @param legalBasis what it contributes to a statement of reasons, where the policy says it
 * @param sha256 digest of the body's UTF-8 bytes: what a citation pins
 */
public record Clause(
    String id,
    String title,
    Optional<HarmArea> area,
    Action action,
    int severity,
    boolean critical,
    Formula.All when,
    int priority,
    List<String> excepts,
    List<String> overrides,
    List<String> defines,
    List<String> jurisdiction,
    List<String> measures,
    Optional<LegalBasis> legalBasis,
    String body,
    String sha256) {
  public Clause {
    excepts = List.copyOf(excepts);
    overrides = List.copyOf(overrides);
    defines = List.copyOf(defines);
    jurisdiction = List.copyOf(jurisdiction);
    measures = List.copyOf(measures);
  }

  /** Whether this clause excuses other clauses rather than prohibiting. */
  public boolean exception() {
    return area.isEmpty();
  }

  /** Whether only a person can settle it: some requirement rests on {@code human.*} alone. */
  public boolean humanOnly() {
    return requires().stream()
        .map(Formula::supporting)
        .anyMatch(
            signals ->
                !signals.isEmpty() && signals.stream().allMatch(SignalVocabulary::settledByPeople));
  }

  /** The first paragraph of the body: the rule in one sentence, which is what a citation shows. */
  public String rule() {
    int end = body.indexOf("\n\n");
    return (end < 0 ? body : body.substring(0, end)).replace('\n', ' ').strip();
  }

  /** All of these must hold. */
  public List<Formula> requires() {
    return when.parts();
  }

  /** Whether the presence of the signal can help to make the clause fire. */
  public boolean mayRestOn(String signal) {
    return when.supporting().contains(signal);
  }

  /** How much must be shown beyond the harm itself: the more, the more specific the clause. */
  public int specificity() {
    return (int)
        requires().stream()
            .map(Formula::supporting)
            .filter(signals -> !signals.isEmpty())
            .filter(signals -> signals.stream().noneMatch(signal -> signal.startsWith("harm.")))
            .count();
  }

  /** The same clause with other targets of its exception. */
  Clause withExcepts(List<String> targets) {
    return new Clause(
        id,
        title,
        area,
        action,
        severity,
        critical,
        when,
        priority,
        targets,
        overrides,
        defines,
        jurisdiction,
        measures,
        legalBasis,
        body,
        sha256);
  }
}
