package org.casebook.runtime.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.testing.TestPolicies;
import org.junit.jupiter.api.Test;

class AdjudicatorTest {
  private static final Policy POLICY = TestPolicies.community();
  private static final FusionSettings SETTINGS = FusionSettings.bundled();
  private static final EvidenceFusion FUSION = new EvidenceFusion(SETTINGS);
  private static final Case CASE =
      new Case(
          "case-1",
          List.of(new ContentItem.Text("text", "they are vermin, he said")),
          CaseContext.unknown(),
          Optional.empty());

  private final List<Evidence> evidence = new ArrayList<>();

  private AdjudicatorTest with(String signal, HarmArea area, double weight, int start, int end) {
    evidence.add(
        new Evidence(
            "call-1/" + (evidence.size() + 1),
            "tool-" + evidence.size(),
            signal,
            new TreeMap<>(Map.of(area, weight)),
            1,
            "group-" + evidence.size(),
            List.of(new Locator.Span("text", start, end)),
            CASE.text().substring(start, end)));
    return this;
  }

  /** Pushes every other area below its threshold, so that one area is looked at alone. */
  private AdjudicatorTest cleanBut(HarmArea... kept) {
    TreeMap<HarmArea, Double> weights = new TreeMap<>();
    for (HarmArea area : HarmArea.values()) {
      if (!List.of(kept).contains(area)) {
        weights.put(area, -2.0);
      }
    }
    evidence.add(
        new Evidence(
            "call-0/1",
            "clean",
            "clean",
            weights,
            1,
            "clean",
            List.of(new Locator.Whole("text")),
            ""));
    return this;
  }

  private Decision decide() {
    return new Adjudicator(POLICY, SETTINGS, List.of(HarmArea.VIOLENCE))
        .decide(CASE, CASE.items(), evidence, FUSION.fuse(evidence), List.of());
  }

  @Test
  void aViolationCitesItsClauseAtTheWordsThatShowIt() {
    Decision decision = with("cue.dehumanise", HarmArea.HATE, 3.9, 9, 15).decide();

    assertThat(decision.action()).isEqualTo(Action.REMOVE);
    assertThat(decision.clauses()).contains("HT3.a");
    Citation citation = decision.citations().get(0);
    assertThat(citation.quote()).isEqualTo("vermin");
    assertThat(citation.contentSha256()).isEqualTo(Digest.sha256("vermin"));
    assertThat(citation.clauseSha256())
        .isEqualTo(POLICY.clause(citation.clause()).orElseThrow().sha256());
  }

  @Test
  void anExceptionThatHoldsExcusesAndIsCited() {
    Decision decision =
        with("cue.dehumanise", HarmArea.HATE, 3.9, 9, 15)
            .with("frame.counter_speech", HarmArea.HATE, -0.5, 17, 24)
            .cleanBut(HarmArea.HATE)
            .decide();

    assertThat(decision.action()).isEqualTo(Action.ALLOW);
    assertThat(decision.clauses()).isEmpty();
    assertThat(decision.citations()).isNotEmpty().allMatch(Citation::exception);
    assertThat(decision.citations().get(0).quote()).isEqualTo("he said");
  }

  @Test
  void inTheBandOfDoubtPeopleDecide() {
    Decision decision =
        with("cue.dehumanise", HarmArea.HATE, 1.5, 9, 15).cleanBut(HarmArea.HATE).decide();

    assertThat(decision.action()).isEqualTo(Action.ESCALATE);
    assertThat(decision.escalated()).isTrue();
    assertThat(decision.area()).contains(HarmArea.HATE);
    assertThat(decision.rationale().get(0)).startsWith("People decide");
  }

  @Test
  void cleanIsAllowed() {
    Decision decision = cleanBut().decide();

    assertThat(decision.action()).isEqualTo(Action.ALLOW);
    assertThat(decision.citations()).isEmpty();
    assertThat(decision.confidence()).isGreaterThan(0.8);
  }

  @Test
  void textThatCouldNotBeReadIsNeverCalledClean() {
    cleanBut();
    evidence.add(
        new Evidence(
            "call-9/1",
            "read_image_text",
            Evidence.UNREADABLE,
            new TreeMap<>(),
            1,
            "image-text",
            List.of(new Locator.Whole("text")),
            ""));

    assertThat(decide().action()).isEqualTo(Action.ESCALATE);
  }

  @Test
  void childSafetyAlwaysEscalatesAndNothingExcusesIt() {
    Decision decision =
        with("cue.child_safety", HarmArea.CHILD_SAFETY, 2, 0, 4)
            .with("reports.many", HarmArea.CHILD_SAFETY, 1, 0, 4)
            .with("frame.news", HarmArea.CHILD_SAFETY, -0.5, 17, 24)
            .decide();

    assertThat(decision.action()).isEqualTo(Action.ESCALATE);
    assertThat(decision.critical()).isTrue();
    assertThat(decision.clauses()).anyMatch(clause -> clause.startsWith("CS"));
  }

  @Test
  void silenceAboutAnUntrainedAreaIsSaid() {
    assertThat(cleanBut().decide().rationale()).anyMatch(line -> line.contains("violence"));
  }

  @Test
  void aCitationNoLongerResolvesWhenItsContentChanges() {
    Decision decision = with("cue.dehumanise", HarmArea.HATE, 3.9, 9, 15).decide();
    ContentItem changed = new ContentItem.Text("text", "they are people, he said");

    assertThat(decision.citations())
        .allMatch(citation -> new Citations(POLICY).resolves(citation, CASE.items()))
        .noneMatch(citation -> new Citations(POLICY).resolves(citation, List.of(changed)));
  }

  @Test
  void deletingTheEvidenceMovesTheBeliefByWhatWasShown() {
    with("cue.dehumanise", HarmArea.HATE, 1.5, 9, 15).cleanBut(HarmArea.HATE);
    double with = FUSION.fuse(evidence).of(HarmArea.HATE).logOdds();
    double shown = FUSION.fuse(evidence).of(HarmArea.HATE).contributions().get(0).logOdds();
    evidence.remove(0);

    assertThat(with - FUSION.fuse(evidence).of(HarmArea.HATE).logOdds())
        .isCloseTo(shown, org.assertj.core.api.Assertions.within(1e-9));
  }
}
