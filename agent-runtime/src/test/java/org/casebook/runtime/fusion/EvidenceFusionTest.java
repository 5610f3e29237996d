package org.casebook.runtime.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  @Property
  void theOrderOfEvidencePlaysNoPart(
      @ForAll("evidence") List<Evidence> evidence, @ForAll Random random) {
    List<Evidence> shuffled = new ArrayList<>(evidence);
    Collections.shuffle(shuffled, random);
    Belief one = FUSION.fuse(evidence);
    Belief other = FUSION.fuse(shuffled);
    for (HarmArea area : HarmArea.values()) {
      assertThat(other.of(area).logOdds()).isCloseTo(one.of(area).logOdds(), within(1e-9));
      for (Evidence e : evidence) {
        assertThat(contribution(other, area, e.id()))
            .isCloseTo(contribution(one, area, e.id()), within(1e-9));
      }
    }
  }

  /** Each source is told three times, under names of its own. */
  @Property
  void aSourceThatIsCopiedMovesNothing(
      @ForAll("evidence") List<Evidence> evidence, @ForAll("tools") String source) {
    List<Evidence> distinct = readings(evidence);
    List<Evidence> thrice = new ArrayList<>(distinct);
    for (Evidence e : distinct) {
      for (int copy = 2; e.tool().equals(source) && copy <= 3; copy++) {
        thrice.add(renamed(e, e.id() + "/" + copy, e.tool() + "_" + copy, e.signal()));
      }
    }
    Belief once = FUSION.fuse(distinct);
    Belief copied = FUSION.fuse(thrice);
    for (HarmArea area : HarmArea.values()) {
      assertThat(copied.of(area).logOdds()).isCloseTo(once.of(area).logOdds(), within(1e-9));
    }
  }

  @Property
  void takingAwayAllOfAGroupTakesAwayWhatItShows(@ForAll("evidence") List<Evidence> evidence) {
    // each group has a source of its own here, so that no cap is shared
    List<Evidence> apart =
        readings(evidence).stream()
            .map(e -> renamed(e, e.id(), "tool of " + e.group(), e.signal()))
            .toList();
    Belief all = FUSION.fuse(apart);
    for (String group : List.of("text-model", "lexicon")) {
      Belief rest = FUSION.fuse(apart.stream().filter(e -> !e.group().equals(group)).toList());
      for (HarmArea area : HarmArea.values()) {
        double shown =
            apart.stream()
                .filter(e -> e.group().equals(group))
                .mapToDouble(e -> contribution(all, area, e.id()))
                .sum();
        assertThat(all.of(area).logOdds() - rest.of(area).logOdds()).isCloseTo(shown, within(1e-9));
      }
    }
  }

  /** Every piece of evidence says a signal of its own. */
  private static List<Evidence> readings(List<Evidence> evidence) {
    return evidence.stream().map(e -> renamed(e, e.id(), e.tool(), "signal." + e.id())).toList();
  }

  private static Evidence renamed(Evidence e, String id, String tool, String signal) {
    return new Evidence(
        id, tool, signal, e.weights(), e.reliability(), e.group(), e.locators(), e.quote());
  }

  @Provide
  Arbitrary<String> tools() {
    return Arbitraries.of("score_text_harm", "find_lexical_cues", "read_image");
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
