package org.casebook.models.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Two thresholds between which people decide, with a guarantee for finite samples: with probability
 * at least 1 - delta over the draw of the calibration rows, the share of positives among rows under
 * {@code allowBelow} is at most alpha; and the same, separately, for negatives from {@code
 * actAbove} on.
 *
 * <p>Learn then Test (Angelopoulos et al. 2021): a fixed grid of thresholds is tested from the
 * strictest to the loosest, each by an exact binomial tail at level delta, until one fails
 * (fixed-sequence testing). The walk starts where enough rows lie beyond the threshold to certify
 * anything at all, which looks at counts and at no label. The guarantee holds for rows drawn like
 * the calibration rows: a uniform stream, never rows that were picked because they were hard.
 *
 * @param allowBelow rows of lower probability are allowed; empty where nothing could be certified
 * @param actAbove rows of at least this probability are acted on; empty as above
 */
public record SelectiveThresholds(OptionalDouble allowBelow, OptionalDouble actAbove) {
  /** Everything goes to people. */
  public static final SelectiveThresholds NONE =
      new SelectiveThresholds(OptionalDouble.empty(), OptionalDouble.empty());

  private static final double[] GRID = grid();

  /**
   * Calibrates both thresholds.
   *
   * @param rows a uniform sample of the stream; scores are probabilities
   * @param alpha the share of errors that is tolerated among rows that are decided alone
   * @param delta chance that the guarantee fails, for each side; divide it by the number of areas
   *     to hold for all of them at once (Bonferroni)
   */
  public static SelectiveThresholds certify(List<Scored> rows, double alpha, double delta) {
    OptionalDouble act =
        walk(rows, reversed(), (row, at) -> row.score() >= at, false, alpha, delta);
    // what is acted on is not allowed: the walk up ends where the walk down has come to
    double[] below = DoubleStream.of(GRID).filter(at -> at <= act.orElse(1)).toArray();
    return new SelectiveThresholds(
        walk(rows, below, (row, at) -> row.score() < at, true, alpha, delta), act);
  }

  private static OptionalDouble walk(
      List<Scored> rows,
      double[] strictestFirst,
      BiPredicate<Scored, Double> decided,
      boolean error,
      double alpha,
      double delta) {
    int least = Binomial.leastRows(alpha, delta);
    OptionalDouble certified = OptionalDouble.empty();
    for (double at : strictestFirst) {
      int n = 0;
      int errors = 0;
      for (Scored row : rows) {
        if (decided.test(row, at)) {
          n++;
          errors += row.positive() == error ? 1 : 0;
        }
      }
      if (n < least) {
        continue;
      }
      if (Binomial.atMost(errors, n, alpha) > delta) {
        break;
      }
      certified = OptionalDouble.of(at);
    }
    return certified;
  }

  /** Whether a probability is decided without people. */
  public boolean decides(double probability) {
    return allows(probability) || acts(probability);
  }

  /** Whether a probability is allowed without people. */
  public boolean allows(double probability) {
    return allowBelow.isPresent() && probability < allowBelow.getAsDouble();
  }

  /** Whether a probability is acted on without people. */
  public boolean acts(double probability) {
    return actAbove.isPresent() && probability >= actAbove.getAsDouble();
  }

  /** What the thresholds do on rows. */
  public Outcome on(List<Scored> rows) {
    int allowed = 0;
    int missed = 0;
    int acted = 0;
    int wronged = 0;
    for (Scored row : rows) {
      if (allows(row.score())) {
        allowed++;
        missed += row.positive() ? 1 : 0;
      }
      if (acts(row.score())) {
        acted++;
        wronged += row.positive() ? 0 : 1;
      }
    }
    return new Outcome(rows.size(), allowed, missed, acted, wronged);
  }

  /**
   * What thresholds do on rows.
   *
   * @param missed positives among the allowed
   * @param wronged negatives among those acted on
   */
  public record Outcome(int rows, int allowed, int missed, int acted, int wronged) {
    /** Share of rows that nobody needs to look at. */
    public double coverage() {
      return rows == 0 ? 0 : (allowed + acted) / (double) rows;
    }

    /** Share of positives among the allowed; 0 where none is allowed. */
    public double allowError() {
      return allowed == 0 ? 0 : missed / (double) allowed;
    }

    /** Share of negatives among those acted on; 0 where there are none. */
    public double actError() {
      return acted == 0 ? 0 : wronged / (double) acted;
    }
  }

  /** Probabilities whose log-odds run from -7 to 7 in steps of a twentieth. */
  private static double[] grid() {
    return IntStream.rangeClosed(-140, 140)
        .mapToDouble(i -> 1 / (1 + Math.exp(-i / 20.0)))
        .toArray();
  }

  private static double[] reversed() {
    return IntStream.range(0, GRID.length).mapToDouble(i -> GRID[GRID.length - 1 - i]).toArray();
  }
}
