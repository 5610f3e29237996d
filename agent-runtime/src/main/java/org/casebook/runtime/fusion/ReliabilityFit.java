package org.casebook.runtime.fusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;

/**
 * Learns how far each source is to be trusted: the reliabilities in [0,1] under which the additive
 * log-odds fit labelled rows best. Logistic stacking with non-negative weights (Wolpert 1992,
 * Breiman 1996), an intercept per area in the place of the prior, and a ridge towards full trust,
 * so that a source of which the rows know little keeps what its tool says.
 */
public final class ReliabilityFit {
  private static final double RIDGE = 0.002;

  /** Rows that a source needs before anything is learned of it. */
  private static final int LEAST_ROWS = 50;

  private ReliabilityFit() {}

  /**
   * The reliabilities, by signal for the scores of models and by tool for all else.
   *
   * @param settings their caps and correlations hold; their reliabilities do not
   */
  public static SortedMap<String, Double> fit(
      List<LabelledEvidence> rows, FusionSettings settings) {
    EvidenceFusion plain = new EvidenceFusion(settings.withReliabilities(Map.of()));
    List<Map<String, Double>> sums = new ArrayList<>();
    List<HarmArea> areas = new ArrayList<>();
    List<Boolean> truths = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (LabelledEvidence row : rows) {
      Map<String, String> sources = new HashMap<>();
      row.evidence().forEach(e -> sources.put(e.id(), source(e)));
      var belief = plain.fuse(row.evidence());
      row.truths()
          .forEach(
              (area, truth) -> {
                Map<String, Double> sum = new HashMap<>();
                for (Contribution c : belief.of(area).contributions()) {
                  sum.merge(sources.getOrDefault(c.evidence(), ""), c.logOdds(), Double::sum);
                }
                sum.keySet().forEach(source -> seen.merge(source, 1, Integer::sum));
                sums.add(sum);
                areas.add(area);
                truths.add(truth);
              });
    }
    SortedSet<String> learned = new TreeSet<>();
    seen.forEach(
        (source, n) -> {
          if (n >= LEAST_ROWS) {
            learned.add(source);
          }
        });
    List<String> sources = List.copyOf(learned);
    List<HarmArea> all = List.of(HarmArea.values());
    List<RidgeLogistic.Row> design = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      double[] x = new double[sources.size()];
      for (int k = 0; k < x.length; k++) {
        x[k] = sums.get(i).getOrDefault(sources.get(k), 0.0);
      }
      design.add(new RidgeLogistic.Row(x, all.indexOf(areas.get(i)), truths.get(i), 1));
    }
    RidgeLogistic fitted =
        RidgeLogistic.fit(
            design, sources.size(), all.size(), new RidgeLogistic.Bounds(0, 1, 1, RIDGE));
    SortedMap<String, Double> reliabilities = new TreeMap<>();
    for (int k = 0; k < sources.size(); k++) {
      reliabilities.put(sources.get(k), Math.round(fitted.weight(k) * 100) / 100.0);
    }
    return reliabilities;
  }

  /** By what name trust in a piece of evidence is kept. */
  private static String source(Evidence e) {
    return e.signal().startsWith("score.") ? e.signal() : e.tool();
  }
}
