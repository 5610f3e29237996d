package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.casebook.models.ModelException;

/**
 * Two models on the same rows: the mean over labels of average precision, and the 95 % interval of
 * the difference when rows are drawn again, the same for both (paired bootstrap, Efron and
 * Tibshirani 1993). Over all rows and by slice.
 *
 * @param all over all rows
 * @param slices by slice, in the order of their names; those with too few rows are left out
 */
public record PairedComparison(Difference all, List<Difference> slices) {
  /** The slice that is all rows. */
  public static final String ALL = "all";

  /** Positive rows that a label needs over all rows before it counts. */
  private static final int LEAST_POSITIVES = 10;

  /** Positive rows, and negative ones, that a label needs within a slice. */
  private static final int LEAST_IN_SLICE = 50;

  /** Copies the list. */
  public PairedComparison {
    slices = List.copyOf(slices);
  }

  /**
   * What both models say of one row, label by label.
   *
   * @param slices that the row belongs to
   * @param truths 1, 0, or -1 where the label is unknown
   */
  @SuppressWarnings("ArrayRecordComponent") // rows of a computation; never compared
  public record Row(List<String> slices, byte[] truths, double[] champion, double[] challenger) {}

  /**
   * The difference on some rows.
   *
   * @param slice their name
   * @param rows how many
   * @param champion mean average precision of the model that decides
   * @param challenger of the other
   * @param low lower end of the interval of challenger less champion
   * @param high upper end
   */
  public record Difference(
      String slice, int rows, double champion, double challenger, double low, double high) {}

  /**
   * Compares.
   *
   * @param labels how many labels the rows have
   * @param seed of the draws
   * @throws ModelException when no label has enough positive and negative rows
   */
  public static PairedComparison of(List<Row> rows, int labels, long seed) {
    Difference all =
        difference(ALL, rows, labels, LEAST_POSITIVES, seed)
            .orElseThrow(
                () ->
                    new ModelException(
                        "The data have no label with "
                            + LEAST_POSITIVES
                            + " positive and as many negative rows to compare on: give more with"
                            + " --data"));
    TreeMap<String, List<Row>> slices = new TreeMap<>();
    for (Row row : rows) {
      row.slices().forEach(name -> slices.computeIfAbsent(name, n -> new ArrayList<>()).add(row));
    }
    List<Difference> differences = new ArrayList<>();
    slices.forEach(
        (name, list) ->
            difference(name, list, labels, LEAST_IN_SLICE, seed).ifPresent(differences::add));
    return new PairedComparison(all, differences);
  }

  private static Optional<Difference> difference(
      String slice, List<Row> rows, int labels, int least, long seed) {
    List<Ranking> champion = new ArrayList<>();
    List<Ranking> challenger = new ArrayList<>();
    for (int label = 0; label < labels; label++) {
      int at = label;
      long positives = rows.stream().filter(row -> row.truths()[at] == 1).count();
      long negatives = rows.stream().filter(row -> row.truths()[at] == 0).count();
      if (positives >= least && negatives >= least) {
        champion.add(Ranking.of(rows, label, row -> row.champion()[at]));
        challenger.add(Ranking.of(rows, label, row -> row.challenger()[at]));
      }
    }
    if (champion.isEmpty()) {
      return Optional.empty();
    }
    int[] once = IntStream.generate(() -> 1).limit(rows.size()).toArray();
    double[] drawn =
        new Random(seed)
            .longs(Bootstrap.DRAWS)
            .mapToObj(draw -> times(rows.size(), new Random(draw)))
            .mapToDouble(times -> mean(challenger, times) - mean(champion, times))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return Optional.of(
        new Difference(
            slice,
            rows.size(),
            mean(champion, once),
            mean(challenger, once),
            drawn[(int) (0.025 * (drawn.length - 1))],
            drawn[(int) Math.ceil(0.975 * (drawn.length - 1))]));
  }

  /** How often each row is drawn when as many are drawn as there are. */
  private static int[] times(int rows, Random random) {
    int[] times = new int[rows];
    for (int draw = 0; draw < rows; draw++) {
      times[random.nextInt(rows)]++;
    }
    return times;
  }

  private static double mean(List<Ranking> labels, int[] times) {
    return labels.stream()
        .mapToDouble(ranking -> ranking.averagePrecision(times))
        .average()
        .orElse(Double.NaN);
  }
}
