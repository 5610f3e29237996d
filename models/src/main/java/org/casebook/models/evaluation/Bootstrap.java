package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Percentile bootstrap intervals (Efron 1979): rows are drawn again with replacement. */
public final class Bootstrap {
  /** Draws behind each interval. */
  public static final int DRAWS = 300;

  private Bootstrap() {}

  /**
   * The 95 % interval of a measure.
   *
   * @param rows at least one row
   * @param measure any function of rows
   * @param seed of the draws
   * @return lower and upper end; empty when the measure is undefined on most draws
   */
  public static <T> List<Double> interval(
      List<T> rows, ToDoubleFunction<List<T>> measure, long seed) {
    return interval(rows, measure, seed, DRAWS);
  }

  /** The same with another number of draws. */
  public static <T> List<Double> interval(
      List<T> rows, ToDoubleFunction<List<T>> measure, long seed, int draws) {
    Random random = new Random(seed);
    double[] values =
        random
            .longs(draws)
            .mapToDouble(draw -> measure.applyAsDouble(resample(rows, new Random(draw))))
            .filter(Double::isFinite)
            .toArray();
    if (values.length < draws / 2) {
      return List.of();
    }
    Arrays.sort(values);
    return List.of(
        values[(int) (0.025 * (values.length - 1))],
        values[(int) Math.ceil(0.975 * (values.length - 1))]);
  }

  private static <T> List<T> resample(List<T> rows, Random random) {
    List<T> drawn = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      drawn.add(rows.get(random.nextInt(rows.size())));
    }
    return drawn;
  }
}
