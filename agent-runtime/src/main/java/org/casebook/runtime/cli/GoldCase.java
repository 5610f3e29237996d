package org.casebook.runtime.cli;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.casebook.runtime.policy.PolicyVerdict;
import org.casebook.runtime.policy.RuleDepth;
import org.casebook.runtime.samples.EndToEnd.Row;
import org.casebook.runtime.samples.LabelledSample;
import org.casebook.runtime.samples.Observed;

/**
 * Raw content with what is right about it: what the policy itself says of the signals that people,
 * or the grammar that made it, noted.
 */
record GoldCase(
    String set, CaseDraft draft, int depth, SortedSet<String> clauses, SortedSet<String> signals) {

  /** An example that notes its signals. */
  static GoldCase of(Policy policy, Example example, String set) {
    String country = example.country().isEmpty() ? policy.scope().anyCountry() : example.country();
    return of(
        policy,
        set,
        AgentExamples.draft(example, policy.scope()),
        example.signals().orElse(List.of()),
        country,
        policy.scope().anySurface());
  }

  /** A made-up sample. */
  static GoldCase of(Policy policy, LabelledSample sample, String set) {
    CaseContext nowhere = CaseContext.unknown();
    String country = sample.context().country().orElse("");
    CaseDraft draft =
        new CaseDraft(
            sample.id(),
            sample.id(),
            Optional.of(sample.text()),
            List.of(),
            new CaseContext(
                nowhere.author(),
                sample.context().surface(),
                sample.context().locale(),
                country,
                nowhere.createdAt(),
                nowhere.reports(),
                nowhere.thread()),
            Optional.empty());
    return of(policy, set, draft, sample.signals(), country, sample.context().surface());
  }

  private static GoldCase of(
      Policy policy,
      String set,
      CaseDraft draft,
      Collection<String> signals,
      String country,
      String surface) {
    LocalDate day = policy.scope().validFrom().orElse(LocalDate.EPOCH);
    PolicyVerdict verdict =
        new PolicyEvaluation(policy)
            .apply(new CaseFacts(new TreeMap<>(), country, surface, day).withSignals(signals));
    return new GoldCase(
        set,
        draft,
        RuleDepth.of(policy, verdict),
        verdict.cited().stream().map(Clause::id).collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(signals));
  }

  Row row(Observed observed) {
    return new Row(set, draft.id(), depth, clauses, signals, observed);
  }
}
