package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.casebook.runtime.policy.ClauseOutcome.Status;

/** Laws of evaluation, on the bundled policy with any set of signals. */
class PolicyEvaluationPropertyTest {
  private static final Policy POLICY = new PolicyReader().load(Policies.community());
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

  @Provide
  Arbitrary<Set<String>> signals() {
    return Arbitraries.of(SignalVocabulary.signals()).set().ofMaxSize(14);
  }

  @Property(tries = 300)
  void anExceptionNeverAddsAClause(@ForAll("signals") Set<String> signals) {
    SortedMap<String, Clause> harms = new TreeMap<>(POLICY.clauses());
    harms.values().removeIf(Clause::exception);
    // Without overrides, since an excused clause no longer overrides others.
    Policy with = flat(POLICY.clauses());
    Policy without = flat(harms);
    assertThat(apply(without, signals).standingIds())
        .containsAll(apply(with, signals).standingIds());
  }

  @Property(tries = 300)
  void moreSignalsTakeAClauseAwayOnlyThroughAnExceptionOrAnOverride(
      @ForAll("signals") Set<String> some, @ForAll("signals") Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    PolicyVerdict after = apply(POLICY, all);
    for (String standing : apply(POLICY, some).standingIds()) {
      assertThat(outcome(after, standing).status())
          .isIn(Status.STANDS, Status.EXCUSED, Status.OVERRIDDEN);
    }
  }

  @Property(tries = 300)
  void everyBeatenClauseNamesWhatBeatItAndThatFires(@ForAll("signals") Set<String> signals) {
    PolicyVerdict verdict = apply(POLICY, signals);
    for (ClauseOutcome beaten : verdict.outcomes()) {
      for (String by : beaten.by()) {
        assertThat(outcome(verdict, by).missing()).isEmpty();
      }
      boolean lost = beaten.status() == Status.EXCUSED || beaten.status() == Status.OVERRIDDEN;
      assertThat(beaten.by().isEmpty()).isEqualTo(!lost);
    }
  }

  @Property(tries = 300)
  void anOverriddenClauseAlwaysLeavesAnotherStanding(@ForAll("signals") Set<String> signals) {
    PolicyVerdict verdict = apply(POLICY, signals);
    if (!verdict.outcomes(Status.OVERRIDDEN).isEmpty()) {
      assertThat(verdict.standing()).isNotEmpty();
    }
  }

  @Property(tries = 300)
  void standingClausesFollowPrecedenceAndSetTheDecision(@ForAll("signals") Set<String> signals) {
    PolicyVerdict verdict = apply(POLICY, signals);
    List<Clause> standing = verdict.standing();
    for (int i = 1; i < standing.size(); i++) {
      assertThat(standing.get(i).action()).isLessThanOrEqualTo(standing.get(i - 1).action());
    }
    verdict.governing().ifPresent(g -> assertThat(g.action()).isEqualTo(verdict.action()));
    assertThat(verdict.severity())
        .isEqualTo(standing.stream().mapToInt(Clause::severity).max().orElse(0));
  }

  @Property(tries = 100)
  void theOrderInWhichSignalsArriveDoesNotMatter(
      @ForAll("signals") Set<String> signals, @ForAll Random random) {
    List<String> shuffled = new ArrayList<>(signals);
    Collections.shuffle(shuffled, random);
    assertThat(apply(POLICY, shuffled)).isEqualTo(apply(POLICY, signals));
  }

  private static PolicyVerdict apply(Policy policy, java.util.Collection<String> signals) {
    CaseFacts facts = new CaseFacts(new TreeMap<>(), "", "post", DAY).withSignals(signals);
    return new PolicyEvaluation(policy).apply(facts);
  }

  private static ClauseOutcome outcome(PolicyVerdict verdict, String clause) {
    return verdict.outcomes().stream()
        .filter(outcome -> outcome.clause().equals(clause))
        .findFirst()
        .orElseThrow();
  }

  private static Policy flat(SortedMap<String, Clause> clauses) {
    SortedMap<String, Clause> flat =
        new TreeMap<>(
            clauses.values().stream()
                .map(PolicyEvaluationPropertyTest::withoutOverrides)
                .collect(Collectors.toMap(Clause::id, c -> c)));
    return new Policy("flat", "1.0.0", "Flat", flat, new TreeMap<>(), List.of(), "");
  }

  private static Clause withoutOverrides(Clause c) {
    return new Clause(
        c.id(),
        c.title(),
        c.area(),
        c.action(),
        c.severity(),
        c.critical(),
        c.when(),
        c.priority(),
        c.excepts(),
        List.of(),
        c.defines(),
        c.jurisdiction(),
        c.measures(),
        c.legalBasis(),
        c.body(),
        c.sha256());
  }
}
