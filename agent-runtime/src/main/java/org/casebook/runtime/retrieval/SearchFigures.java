package org.casebook.runtime.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Policy.Example;

/**
 * How well policy search does on the policy's own examples, each left out in its turn.
 *
 * @param retrieval per group of languages: how often the example's clause is among the best
 * @param separation per area: how well similarity tells violating examples from others
 * @param sharpness the kernel that was chosen
 * @param slope of the calibration
 * @param intercept of the calibration
 */
public record SearchFigures(
    SortedMap<String, Recall> retrieval,
    SortedMap<String, Auc> separation,
    double sharpness,
    double slope,
    double intercept) {

  /**
   * Share of violating examples whose clause is first, among the first five, or whose area is
   * first.
   */
  public record Recall(int n, double first, double five, double area) {}

  /**
   * Area under the ROC curve.
   *
   * @param positives number of violating examples
   * @param near against safe examples about the same area
   * @param all against all other examples
   */
  public record Auc(int positives, double near, double all) {}

  /** Measures; costs one search for each example. */
  public static SearchFigures measure(PolicyIndex whole) {
    PolicyIndex index = whole.leavingOutSameText();
    SortedMap<String, List<int[]>> hits = new TreeMap<>();
    for (Example example : index.policy().examples()) {
      if (example.violates() && !example.text().isBlank()) {
        int[] hit = hit(index, example);
        hits.computeIfAbsent("all", k -> new ArrayList<>()).add(hit);
        hits.computeIfAbsent(group(example), k -> new ArrayList<>()).add(hit);
      }
    }
    SortedMap<String, Recall> retrieval = new TreeMap<>();
    hits.forEach(
        (group, rows) ->
            retrieval.put(
                group, new Recall(rows.size(), mean(rows, 0), mean(rows, 1), mean(rows, 2))));
    Optional<ExampleSimilarity> similarity = index.similarity();
    SortedMap<String, Auc> separation = new TreeMap<>();
    similarity.ifPresent(s -> separation(s, separation));
    return new SearchFigures(
        retrieval,
        separation,
        similarity.map(ExampleSimilarity::sharpness).orElse(0.0),
        similarity.map(s -> s.calibration().slope()).orElse(0.0),
        similarity.map(s -> s.calibration().intercept()).orElse(0.0));
  }

  private static int[] hit(PolicyIndex index, Example example) {
    List<String> found =
        index.search(SearchRequest.anywhere(example.text(), english(example), 5)).stream()
            .map(ClauseMatch::clause)
            .toList();
    boolean first = !found.isEmpty() && found.get(0).equals(example.clause());
    boolean area =
        !found.isEmpty() && found.get(0).substring(0, 2).equals(example.clause().substring(0, 2));
    return new int[] {first ? 1 : 0, found.contains(example.clause()) ? 1 : 0, area ? 1 : 0};
  }

  private static String group(Example example) {
    return english(example) ? "eng" : "other";
  }

  private static boolean english(Example example) {
    return example.lang().equals(Passage.ENGLISH);
  }

  private static double mean(List<int[]> rows, int column) {
    return rows.stream().mapToInt(row -> row[column]).average().orElse(0);
  }

  private static void separation(ExampleSimilarity similarity, SortedMap<String, Auc> result) {
    int count = similarity.examples().size();
    List<SortedMap<HarmArea, Double>> ratios = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ratios.add(similarity.ratios(similarity.cosines(similarity.vector(i)), Set.of(i)));
    }
    for (HarmArea area : ratios.get(0).keySet()) {
      List<Double> positive = new ArrayList<>();
      List<Double> near = new ArrayList<>();
      List<Double> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        double ratio = ratios.get(i).getOrDefault(area, 0.0);
        if (similarity.violates(area, i)) {
          positive.add(ratio);
        } else {
          all.add(ratio);
          if (similarity.about(area, i)) {
            near.add(ratio);
          }
        }
      }
      result.put(area.key(), new Auc(positive.size(), auc(positive, near), auc(positive, all)));
    }
  }

  /** Probability that a positive scores above a negative, ties half. */
  static double auc(List<Double> positive, List<Double> negative) {
    double wins = 0;
    for (double p : positive) {
      for (double n : negative) {
        wins += p > n ? 1 : p == n ? 0.5 : 0;
      }
    }
    return wins / Math.max(1, positive.size() * negative.size());
  }
}
