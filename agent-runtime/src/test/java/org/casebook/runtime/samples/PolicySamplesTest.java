package org.casebook.runtime.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policies;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.policy.PolicyVerdict;
import org.casebook.runtime.policy.SignalVocabulary;
import org.junit.jupiter.api.Test;

/** Samples for the bundled policy: right by logic, in pairs, and complete. */
class PolicySamplesTest {
  private static final Policy POLICY =
      new PolicyReader().read(Policies.community()).policy().orElseThrow();
  private static final PolicySamples SAMPLES = PolicySamples.of(POLICY);

  @Test
  void theGoldOfEveryRowIsWhatThePolicySaysOfItsSignals() {
    PolicyEvaluation evaluation = new PolicyEvaluation(POLICY);
    for (LabelledSample row : SAMPLES.forAll(List.of("eng"), 600, 7).samples()) {
      CaseFacts facts =
          new CaseFacts(
              new TreeMap<>(Map.of()),
              row.context().country().orElse(""),
              row.context().surface(),
              POLICY.scope().validFrom().orElseThrow());
      PolicyVerdict verdict = evaluation.apply(facts.withSignals(row.signals()));

      assertThat(verdict.action().key()).as(row.text()).isEqualTo(row.gold().action());
      assertThat(verdict.cited().stream().map(Clause::id).toList())
          .as(row.text())
          .isEqualTo(row.gold().clauses());
      assertThat(SignalVocabulary.signals()).containsAll(row.signals());
      assertThat(row.expect().equals("violates")).isEqualTo(!verdict.standing().isEmpty());
    }
  }

  @Test
  void everyClauseThatWordsCanEstablishHasBothSides() {
    SampleSet set = SAMPLES.forAll(List.of("eng"), 600, 7);

    Map<String, Set<String>> sides =
        set.samples().stream()
            .collect(
                Collectors.groupingBy(
                    LabelledSample::clause,
                    Collectors.mapping(LabelledSample::expect, Collectors.toSet())));
    for (Clause clause : POLICY.clauses().values()) {
      if (set.lacking().containsKey(clause.id())) {
        assertThat(set.lacking().get(clause.id()))
            .containsAnyOf("image.", "hash.known", "reports.many", "object.", "provenance.");
      } else if (clause.exception()) {
        assertThat(sides.get(clause.id())).as(clause.id()).containsExactly("safe");
      } else {
        assertThat(sides.get(clause.id())).as(clause.id()).contains("violates", "safe");
      }
    }
  }

  @Test
  void pairsDifferInOneSlotAndNoTextStandsTwice() {
    List<LabelledSample> rows = SAMPLES.forAll(List.of("eng"), 600, 7).samples();

    Set<String> seen = new HashSet<>();
    rows.forEach(row -> assertThat(seen.add(row.text() + row.context().country())).isTrue());
    rows.stream()
        .collect(Collectors.groupingBy(LabelledSample::pairId))
        .forEach(
            (id, pair) -> {
              assertThat(pair).as(id).hasSize(2);
              Map<String, String> other = pair.get(1).slots();
              assertThat(
                      pair.get(0).slots().entrySet().stream()
                          .filter(slot -> !slot.getValue().equals(other.get(slot.getKey()))))
                  .as(pair.toString())
                  .hasSize(1);
            });
  }

  @Test
  void theSameSeedGivesTheSameRows() {
    List<LabelledSample> once = SAMPLES.forClause("SP3.b", List.of("eng"), 30, 5).samples();

    assertThat(PolicySamples.of(POLICY).forClause("SP3.b", List.of("eng"), 30, 5).samples())
        .isEqualTo(once)
        .hasSize(30);
    assertThat(SAMPLES.forClause("SP3.b", List.of("eng"), 30, 6).samples()).isNotEqualTo(once);
  }

  @Test
  void aClauseThatIsLocalIsBrokenWhereItApplies() {
    List<LabelledSample> rows = SAMPLES.forClause("HR3.c", List.of("eng"), 20, 1).samples();

    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.context().country().orElseThrow()).isIn("DE", "NL", "AU"));
  }

  @Test
  void whatIsUnknownIsNamedWithWhatIsKnown() {
    assertThatThrownBy(() -> SAMPLES.forClause("XX1.a", List.of("eng"), 2, 1))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("XX1.a")
        .hasMessageContaining("SP3.b");
    assertThatThrownBy(() -> SAMPLES.forClause("SP3.b", List.of("tlh"), 2, 1))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("tlh")
        .hasMessageContaining("eng");
  }
}
