package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Whether probabilities mean what they say, and what abstaining on the doubtful ones gains. */
public final class Calibration {
  private static final double LEAST = 1e-12;

  private Calibration() {}

  /** Mean squared distance of probability and truth (Brier 1950). */
  public static double brier(List<Scored> rows) {
    return rows.stream()
        .mapToDouble(row -> Math.pow(row.score() - truth(row), 2))
        .average()
        .orElse(Double.NaN);
  }

  /** Mean negative log-likelihood in nats. */
  public static double logLoss(List<Scored> rows) {
    return rows.stream()
        .mapToDouble(
            row -> -Math.log(Math.max(LEAST, row.positive() ? row.score() : 1 - row.score())))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Area under the curve of selective risk: rows are taken surest first, and the error rate at
   * threshold one half among those taken is averaged over all coverages (Geifman and El-Yaniv
   * 2017).
   */
  public static double selectiveRisk(List<Scored> rows) {
    List<Scored> surest = new ArrayList<>(rows);
    surest.sort(Comparator.comparingDouble((Scored row) -> -Math.abs(row.score() - 0.5)));
    double errors = 0;
    double sum = 0;
    for (int i = 0; i < surest.size(); i++) {
      Scored row = surest.get(i);
      errors += (row.score() >= 0.5) == row.positive() ? 0 : 1;
      sum += errors / (i + 1);
    }
    return sum / surest.size();
  }

  /**
   * The calibration error that a perfectly calibrated model shows on so few rows: truths are drawn
   * anew from the probabilities.
   *
   * @return the ends of the central 95 % of {@link Measure#calibrationError} over the draws
   */
  public static List<Double> perfectBand(List<Scored> rows, long seed, int draws) {
    Random random = new Random(seed);
    double[] errors = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      List<Scored> drawn = new ArrayList<>(rows.size());
      rows.forEach(row -> drawn.add(new Scored(row.score(), random.nextDouble() < row.score())));
      errors[draw] = Measure.calibrationError(drawn);
    }
    Arrays.sort(errors);
    return List.of(
        errors[(int) (0.025 * (draws - 1))], errors[(int) Math.ceil(0.975 * (draws - 1))]);
  }

  /**
   * The population stability index between two samples of scores over ten bins of equal mass of the
   * first; above 0.2 the stream has moved and thresholds fitted to the first say nothing of the
   * second.
   */
  public static double stabilityIndex(double[] before, double[] now) {
    double[] sorted = before.clone();
    Arrays.sort(sorted);
    int bins = 10;
    double[] expected = new double[bins];
    double[] seen = new double[bins];
    for (double score : before) {
      expected[bin(sorted, score, bins)]++;
    }
    for (double score : now) {
      seen[bin(sorted, score, bins)]++;
    }
    double index = 0;
    for (int bin = 0; bin < bins; bin++) {
      double e = (expected[bin] + 0.5) / (before.length + 0.5 * bins);
      double s = (seen[bin] + 0.5) / (now.length + 0.5 * bins);
      index += (s - e) * Math.log(s / e);
    }
    return index;
  }

  private static int bin(double[] sorted, double score, int bins) {
    int bin = 0;
    while (bin + 1 < bins && score >= sorted[(int) ((long) sorted.length * (bin + 1) / bins)]) {
      bin++;
    }
    return bin;
  }

  private static double truth(Scored row) {
    return row.positive() ? 1 : 0;
  }
}
