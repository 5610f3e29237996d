package org.casebook.runtime.retrieval;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): a thing scores the sum over rankings
 * of weight/(60 + place). It needs no common scale of scores.
 */
final class RankFusion {
  private static final double K = 60;

  private RankFusion() {}

  /**
   * Things with their scores, best first; equal scores in natural order.
   *
   * @param rankings by name, each best first, nothing twice
   * @param weights by name of the ranking; 0 or absent leaves it out
   */
  static Map<String, Double> fuse(Map<String, List<String>> rankings, Map<String, Double> weights) {
    Map<String, Double> scores = new LinkedHashMap<>();
    rankings.forEach(
        (name, ranking) -> {
          double weight = weights.getOrDefault(name, 0.0);
          for (int place = 1; weight > 0 && place <= ranking.size(); place++) {
            scores.merge(ranking.get(place - 1), weight / (K + place), Double::sum);
          }
        });
    return sorted(scores);
  }

  /** Entries by falling value; equal ones in natural order of their keys. */
  static Map<String, Double> sorted(Map<String, Double> scores) {
    Map<String, Double> sorted = new LinkedHashMap<>();
    scores.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
