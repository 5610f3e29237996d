package org.casebook.runtime.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.junit.jupiter.api.Test;

class ReliabilityFitTest {
  /** One source tells the log-likelihood ratio, one says three times what it knows, one guesses. */
  private static List<LabelledEvidence> rows(int n) {
    Random random = new Random(11);
    List<LabelledEvidence> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean truth = random.nextDouble() < 0.3;
      double side = truth ? 1 : -1;
      // a normal reading of mean m and variance 2m has log-likelihood ratio equal to itself
      double honest = side * 0.5 + random.nextGaussian();
      double loud = side * 0.5 + random.nextGaussian();
      rows.add(
          new LabelledEvidence(
              "row-" + i,
              "en",
              List.of(
                  evidence("a", "honest", honest),
                  evidence("b", "loud", 3 * loud),
                  evidence("c", "guessing", 2 * random.nextGaussian())),
              new TreeMap<>(Map.of(HarmArea.HATE, truth))));
    }
    return rows;
  }

  private static Evidence evidence(String id, String tool, double weight) {
    return new Evidence(
        id,
        tool,
        "signal",
        new TreeMap<>(Map.of(HarmArea.HATE, weight)),
        1,
        "group of " + tool,
        List.of(new Locator.Whole("text")),
        "");
  }

  @Test
  void trustIsWhatTheRowsBearOut() {
    FusionSettings uncapped =
        new FusionSettings(FusionSettings.bundled().areas(), 100, Map.of(), 0, Map.of(), Map.of());

    SortedMap<String, Double> trust = ReliabilityFit.fit(rows(6000), uncapped);

    assertThat(trust.get("honest")).isGreaterThan(0.9);
    assertThat(trust.get("loud")).isCloseTo(1 / 3.0, within(0.08));
    assertThat(trust.get("guessing")).isLessThan(0.05);
  }

  @Test
  void whatTheRowsHardlyKnowIsLeftOut() {
    assertThat(ReliabilityFit.fit(rows(20), FusionSettings.bundled())).isEmpty();
  }

  @Test
  void whatIsLearnedOfAToolCountsInFusion() {
    FusionSettings half = FusionSettings.bundled().withReliabilities(Map.of("honest", 0.5));
    List<Evidence> one = List.of(evidence("a", "honest", 2));
    double prior = half.area(HarmArea.HATE).prior();

    assertThat(new EvidenceFusion(half).fuse(one).of(HarmArea.HATE).logOdds() - prior)
        .isCloseTo(1, within(1e-9));
  }
}
