package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Measures of a list of scored rows; each is {@code NaN} where it is not defined. */
public final class Measure {
  private Measure() {}

  /**
   * Average precision: precision at each positive, averaged over the positives, best score first.
   * Rows of equal score count as one step, so that their order does not matter.
   */
  public static double averagePrecision(List<Scored> rows) {
    List<Scored> sorted = descending(rows);
    double positives = positives(rows);
    double found = 0;
    double sum = 0;
    for (int i = 0; i < sorted.size(); ) {
      int end = i;
      double before = found;
      while (end < sorted.size() && sorted.get(end).score() == sorted.get(i).score()) {
        found += sorted.get(end++).positive() ? 1 : 0;
      }
      sum += (found - before) * found / end;
      i = end;
    }
    return sum / positives;
  }

  /** Area under the ROC curve: chance that a positive scores above a negative, ties count half. */
  public static double auroc(List<Scored> rows) {
    List<Scored> sorted = descending(rows);
    double positives = positives(rows);
    double negatives = rows.size() - positives;
    double above = 0;
    double sum = 0;
    for (int i = 0; i < sorted.size(); ) {
      int end = i;
      double tied = 0;
      while (end < sorted.size() && sorted.get(end).score() == sorted.get(i).score()) {
        tied += sorted.get(end++).positive() ? 1 : 0;
      }
      sum += (end - i - tied) * (above + tied / 2);
      above += tied;
      i = end;
    }
    return sum / (positives * negatives);
  }

  /** F1 of the positive class when scores at or above the threshold are called positive. */
  public static double f1(List<Scored> rows, double threshold) {
    double[] counts = confusion(rows, threshold);
    return f1(counts[0], counts[1], counts[2]);
  }

  /** Mean of the F1 of both classes at a threshold. */
  public static double macroF1(List<Scored> rows, double threshold) {
    double[] counts = confusion(rows, threshold);
    return (f1(counts[0], counts[1], counts[2]) + f1(counts[3], counts[2], counts[1])) / 2;
  }

  /** Share of rows on the right side of a threshold. */
  public static double accuracy(List<Scored> rows, double threshold) {
    double[] counts = confusion(rows, threshold);
    return (counts[0] + counts[3]) / rows.size();
  }

  /** Share of rows at or above a threshold. */
  public static double flagged(List<Scored> rows, double threshold) {
    double[] counts = confusion(rows, threshold);
    return (counts[0] + counts[1]) / rows.size();
  }

  /** The highest F1 any threshold reaches on these rows: optimistic, as the rows choose it. */
  public static double bestF1(List<Scored> rows) {
    return f1(rows, Thresholds.bestF1(rows));
  }

  /**
   * Expected calibration error over 15 bins of equal mass: mean distance between the mean
   * probability and the share of positives in each bin, weighted by its rows (Naeini et al. 2015).
   */
  public static double calibrationError(List<Scored> rows) {
    List<Scored> sorted = descending(rows);
    int bins = Math.min(15, sorted.size());
    double error = 0;
    for (int bin = 0; bin < bins; bin++) {
      int from = (int) ((long) sorted.size() * bin / bins);
      int to = (int) ((long) sorted.size() * (bin + 1) / bins);
      double difference = 0;
      for (Scored row : sorted.subList(from, to)) {
        difference += row.score() - (row.positive() ? 1 : 0);
      }
      error += Math.abs(difference);
    }
    return error / sorted.size();
  }

  static double f1(double truePositives, double falsePositives, double falseNegatives) {
    double all = 2 * truePositives + falsePositives + falseNegatives;
    return all == 0 ? 0 : 2 * truePositives / all;
  }

  static List<Scored> descending(List<Scored> rows) {
    List<Scored> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingDouble(Scored::score).reversed());
    return sorted;
  }

  /** How many rows are positive. */
  public static double positives(List<Scored> rows) {
    return rows.stream().filter(Scored::positive).count();
  }

  /** True positives, false positives, false negatives, true negatives. */
  private static double[] confusion(List<Scored> rows, double threshold) {
    double[] counts = new double[4];
    for (Scored row : rows) {
      boolean flagged = row.score() >= threshold;
      counts[flagged ? (row.positive() ? 0 : 1) : (row.positive() ? 2 : 3)]++;
    }
    return counts;
  }
}
