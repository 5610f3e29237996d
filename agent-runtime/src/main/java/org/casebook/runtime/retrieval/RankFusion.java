package org.casebook.runtime.retrieval;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): a thing scores the sum over rankings
 * of 1/(60 + place). It needs no common scale of scores.
 */
final class RankFusion {
  private static final double K = 60;

  private RankFusion() {}

  /**
   * Things with their scores, best first; equal scores in natural order.
   *
   * @param rankings each best first, nothing twice
   */
  static Map<String, Double> fuse(Iterable<List<String>> rankings) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (List<String> ranking : rankings) {
      for (int place = 1; place <= ranking.size(); place++) {
        scores.merge(ranking.get(place - 1), 1 / (K + place), Double::sum);
      }
    }
    Map<String, Double> sorted = new LinkedHashMap<>();
    scores.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
