package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyEvaluationTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

  @TempDir private Path folder;

  @BeforeEach
  void writeSmallPolicy() {
    Policies.small(folder);
  }

  @Test
  void theMoreSpecificClauseOverridesAndSaysWhy() {
    PolicyVerdict verdict = apply("harm.hate", "cue.protected_group", "cue.dehumanise");
    assertThat(verdict.standingIds()).containsExactly("HT2.a");
    assertThat(verdict.action()).isEqualTo(Action.REMOVE);
    assertThat(verdict.severity()).isEqualTo(2);
    assertThat(explanations(verdict))
        .containsExactly(
            "EX0.a is silent; missing: frame.news",
            "HT1.a gives way to HT2.a (harm.hate, cue.protected_group)",
            "HT2.a stands (harm.hate, cue.dehumanise)");
  }

  @Test
  void anExceptionExcusesAndIsCitedInstead() {
    PolicyVerdict verdict = apply("harm.hate", "cue.protected_group", "frame.news");
    assertThat(verdict.standing()).isEmpty();
    assertThat(verdict.action()).isEqualTo(Action.ALLOW);
    assertThat(verdict.cited()).extracting(Clause::id).containsExactly("EX0.a");
    assertThat(explanations(verdict))
        .containsExactly(
            "EX0.a applies (frame.news) and excuses HT1.a",
            "HT1.a is excused by EX0.a (harm.hate, cue.protected_group)",
            "HT2.a is open (harm.hate); missing: cue.exclude_group or cue.dehumanise");
  }

  @Test
  void aClauseThatOverridesAnExceptionStandsInSpiteOfIt() {
    Policies.write(
        folder, "clauses/HT2.a.md", Policies.EXCLUSION.replace("[HT1.a]", "[HT1.a, EX0.a]"));
    PolicyVerdict verdict =
        apply("harm.hate", "cue.protected_group", "cue.exclude_group", "frame.news");
    assertThat(verdict.standingIds()).containsExactly("HT2.a");
    assertThat(explanations(verdict))
        .contains("HT2.a stands (harm.hate, cue.exclude_group) in spite of EX0.a")
        .contains("HT1.a is excused by EX0.a (harm.hate, cue.protected_group)");
  }

  @Test
  void aLocalClauseNeedsItsCountry() {
    Policies.write(
        folder,
        "clauses/HT1.a.md",
        Policies.CONTEMPT.replace("severity: 1", "severity: 1\njurisdiction: [DE]"));
    Policies.write(
        folder,
        "examples.jsonl",
        Policies.EXAMPLES.replace("\"HT1.a\"", "\"HT1.a\", \"country\": \"DE\""));
    List<String> signals = List.of("harm.hate", "cue.protected_group");
    assertThat(apply("DE", DAY, signals).standingIds()).containsExactly("HT1.a");
    assertThat(apply("FR", DAY, signals).standingIds()).isEmpty();
    assertThat(apply("", DAY, signals).standingIds()).isEmpty();
    assertThat(explanations(apply("FR", DAY, signals)))
        .contains("HT1.a does not apply at this place, surface or time");
  }

  @Test
  void nothingStandsOutsideTheValidity() {
    List<String> signals = List.of("harm.hate", "cue.protected_group");
    assertThat(apply("", LocalDate.of(2025, 12, 31), signals).standingIds()).isEmpty();
    assertThat(apply("", LocalDate.of(2026, 1, 1), signals).standingIds()).isNotEmpty();
  }

  @Test
  void onlyTheBeliefEstablishesHarm() {
    Evidence against =
        new Evidence(
            "call-1/1",
            "score_text",
            "harm.hate",
            new TreeMap<>(Map.of(HarmArea.HATE, -2.0)),
            1,
            "text",
            List.of(new Locator.Whole("text")),
            "");
    CaseContext nowhere = new CaseContext("", "", "", "", Optional.empty(), List.of(), List.of());
    Map<HarmArea, Double> above = Map.of(HarmArea.HATE, 0.8);
    assertThat(CaseFacts.of(List.of(against), belief(1.0), above, nowhere, DAY).signals())
        .isEmpty();
    assertThat(CaseFacts.of(List.of(against), belief(2.0), above, nowhere, DAY).signals())
        .containsOnlyKeys("harm.hate");
  }

  private static Belief belief(double logOdds) {
    return new Belief(
        new TreeMap<>(Map.of(HarmArea.HATE, new AreaBelief(logOdds, List.of(), logOdds, 0))));
  }

  private PolicyVerdict apply(String... signals) {
    return apply("", DAY, List.of(signals));
  }

  private PolicyVerdict apply(String country, LocalDate day, List<String> signals) {
    CaseFacts facts = new CaseFacts(new TreeMap<>(), country, "post", day).withSignals(signals);
    return new PolicyEvaluation(new PolicyReader().load(folder)).apply(facts);
  }

  private static List<String> explanations(PolicyVerdict verdict) {
    return verdict.outcomes().stream().map(ClauseOutcome::explanation).toList();
  }
}
