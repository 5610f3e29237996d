package org.casebook.runtime.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.junit.jupiter.api.Test;

class EvidenceFusionTest {
  private static final FusionSettings SETTINGS = FusionSettings.bundled();
  private static final EvidenceFusion FUSION = new EvidenceFusion(SETTINGS);

  @Provide
  Arbitrary<List<Evidence>> evidence() {
    Arbitrary<Map<HarmArea, Double>> weights =
        Arbitraries.maps(Arbitraries.of(HarmArea.class), Arbitraries.doubles().between(-9, 9))
            .ofMaxSize(4);
    Arbitrary<String> tools = Arbitraries.of("score_text_harm", "find_lexical_cues", "read_image");
    Arbitrary<String> groups = Arbitraries.of("text-model", "lexicon");
    return Combinators.combine(weights, tools, groups, Arbitraries.doubles().between(0, 1))
        .as((w, tool, group, reliability) -> evidence("e", tool, group, w, reliability))
        .list()
        .ofMaxSize(12)
        .map(EvidenceFusionTest::numbered);
  }

  private static List<Evidence> numbered(List<Evidence> evidence) {
    List<Evidence> numbered = new ArrayList<>();
    for (Evidence e : evidence) {
      numbered.add(
          evidence("e" + numbered.size(), e.tool(), e.group(), e.weights(), e.reliability()));
    }
    return numbered;
  }

  private static Evidence evidence(
      String id, String tool, String group, Map<HarmArea, Double> weights, double reliability) {
    return new Evidence(
        id,
        tool,
        "signal",
        new TreeMap<>(weights),
        reliability,
        group,
        List.of(new Locator.Whole("text")),
        "quote");
  }

  @Property
  void priorAndContributionsSumToTheBelief(@ForAll("evidence") List<Evidence> evidence) {
    Belief belief = FUSION.fuse(evidence);
    for (AreaBelief area : belief.areas().values()) {
      double sum =
          area.prior() + area.contributions().stream().mapToDouble(Contribution::logOdds).sum();
      assertThat(sum).isCloseTo(area.logOdds(), within(1e-9));
    }
  }

  @Property
  void everyWeightShowsAsOneContribution(@ForAll("evidence") List<Evidence> evidence) {
    Belief belief = FUSION.fuse(evidence);
    for (HarmArea area : HarmArea.values()) {
      assertThat(belief.of(area).contributions())
          .extracting(Contribution::evidence)
          .containsExactlyElementsOf(
              evidence.stream()
                  .filter(e -> e.weights().containsKey(area))
                  .map(Evidence::id)
                  .toList());
    }
  }

  @Property
  void noSourceMovesABeliefBeyondItsCap(@ForAll("evidence") List<Evidence> evidence) {
    Belief belief = FUSION.fuse(evidence);
    for (HarmArea area : HarmArea.values()) {
      Map<String, Double> bySource = new TreeMap<>();
      for (Contribution c : belief.of(area).contributions()) {
        Evidence source =
            evidence.stream().filter(e -> e.id().equals(c.evidence())).findFirst().orElseThrow();
        bySource.merge(source.tool(), c.logOdds(), Double::sum);
      }
      assertThat(bySource.values())
          .allSatisfy(
              total ->
                  assertThat(Math.abs(total)).isLessThanOrEqualTo(SETTINGS.sourceCap() + 1e-9));
    }
  }

  @Property
  void aContributionNeverSpeaksAgainstItsEvidence(@ForAll("evidence") List<Evidence> evidence) {
    Belief belief = FUSION.fuse(evidence);
    for (Evidence e : evidence) {
      e.weights()
          .forEach(
              (area, weight) ->
                  assertThat(contribution(belief, area, e.id()) * weight)
                      .isGreaterThanOrEqualTo(0));
    }
  }

  private static double contribution(Belief belief, HarmArea area, String evidence) {
    return belief.of(area).contributions().stream()
        .filter(c -> c.evidence().equals(evidence))
        .mapToDouble(Contribution::logOdds)
        .sum();
  }

  @Test
  void withoutEvidenceThePriorHolds() {
    AreaBelief belief = FUSION.fuse(List.of()).of(HarmArea.HATE);

    assertThat(belief.logOdds()).isEqualTo(SETTINGS.area(HarmArea.HATE).prior());
    assertThat(belief.conflict()).isZero();
  }

  @Test
  void copiesOfAFullyCorrelatedSourceCountOnce() {
    FusionSettings settings =
        new FusionSettings(SETTINGS.areas(), 100, Map.of(), 0, Map.of("copies", 1.0), Map.of());
    EvidenceFusion fusion = new EvidenceFusion(settings);
    List<Evidence> once = List.of(evidence("a", "one", "copies", Map.of(HarmArea.HATE, 2.0), 1));
    List<Evidence> thrice = new ArrayList<>(once);
    thrice.add(evidence("b", "two", "copies", Map.of(HarmArea.HATE, 2.0), 1));
    thrice.add(evidence("c", "three", "copies", Map.of(HarmArea.HATE, 2.0), 1));

    assertThat(fusion.fuse(thrice).of(HarmArea.HATE).logOdds())
        .isCloseTo(fusion.fuse(once).of(HarmArea.HATE).logOdds(), within(1e-9));
  }

  @Test
  void equalEvidenceForAndAgainstIsFullConflict() {
    List<Evidence> evidence =
        List.of(
            evidence("a", "one", "x", Map.of(HarmArea.HATE, 1.5), 1),
            evidence("b", "two", "y", Map.of(HarmArea.HATE, -1.5), 1));

    assertThat(FUSION.fuse(evidence).of(HarmArea.HATE).conflict()).isCloseTo(1, within(1e-12));
  }

  @Test
  void anUnreliableSourceSaysNothing() {
    List<Evidence> evidence = List.of(evidence("a", "one", "x", Map.of(HarmArea.HATE, 3.0), 0));

    assertThat(FUSION.fuse(evidence).of(HarmArea.HATE).logOdds())
        .isEqualTo(SETTINGS.area(HarmArea.HATE).prior());
  }
}
