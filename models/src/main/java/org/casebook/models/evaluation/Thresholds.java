package org.casebook.models.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Chooses operating thresholds, always on other rows than those a figure is reported on. */
public final class Thresholds {
  private Thresholds() {}

  /** The threshold with the highest F1 of the positive class. */
  public static double bestF1(List<Scored> rows) {
    return best(rows, counts -> Measure.f1(counts[0], counts[1], counts[2]));
  }

  /** The threshold with the highest mean of both classes' F1. */
  public static double bestMacroF1(List<Scored> rows) {
    return best(
        rows,
        counts ->
            Measure.f1(counts[0], counts[1], counts[2])
                + Measure.f1(counts[3], counts[2], counts[1]));
  }

  /** Half way between the last score that is flagged and the next, so that rounding is harmless. */
  private static double best(List<Scored> rows, ToDoubleFunction<double[]> quality) {
    List<Scored> sorted = Measure.descending(rows);
    double positives = Measure.positives(rows);
    double negatives = rows.size() - positives;
    double[] counts = {0, 0, positives, negatives};
    double best = -1;
    double threshold = 0.5;
    for (int i = 0; i < sorted.size(); i++) {
      boolean positive = sorted.get(i).positive();
      counts[positive ? 0 : 1]++;
      counts[positive ? 2 : 3]--;
      boolean last = i + 1 == sorted.size();
      double score = sorted.get(i).score();
      double next = last ? score : sorted.get(i + 1).score();
      if ((last || next < score) && quality.applyAsDouble(counts) > best) {
        best = quality.applyAsDouble(counts);
        threshold = (score + next) / 2;
      }
    }
    return threshold;
  }
}
