package org.casebook.runtime.fusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.runtime.domain.HarmArea;

/**
 * The last step of fusion on a stream of its own: per area, and per language where there are rows
 * enough, a line through the log-odds (Platt 1999). Its slope is the temperature, its intercept
 * puts the stream's own share of violations in the place of the prior. Where one of the classes is
 * rare, only the intercept is fitted, to the rows and to one half of a row of each class.
 */
public final class SliceCalibration {
  /** Rows that a language needs for a line of its own. */
  public static final int LEAST_ROWS = 300;

  private static final int LEAST_OF_A_CLASS = 20;

  private final Map<String, double[]> lines;
  private final boolean temperature;

  private SliceCalibration(Map<String, double[]> lines, boolean temperature) {
    this.lines = lines;
    this.temperature = temperature;
  }

  /**
   * A row with its fused log-odds.
   *
   * @param logOdds before calibration
   */
  public record Point(HarmArea area, String language, double logOdds, boolean positive) {}

  /** Fits slope and intercept per slice. */
  public static SliceCalibration fit(List<Point> points) {
    return fit(points, true);
  }

  /** Fits the intercept alone: what a sum of log-likelihood ratios needs if they are right. */
  public static SliceCalibration intercepts(List<Point> points) {
    return fit(points, false);
  }

  private static SliceCalibration fit(List<Point> points, boolean temperature) {
    Map<String, List<Point>> slices = new HashMap<>();
    for (Point point : points) {
      slices.computeIfAbsent(point.area().key(), k -> new ArrayList<>()).add(point);
      slices.computeIfAbsent(slice(point), k -> new ArrayList<>()).add(point);
    }
    Map<String, double[]> lines = new HashMap<>();
    slices.forEach(
        (slice, rows) -> {
          long positives = rows.stream().filter(Point::positive).count();
          boolean both = Math.min(positives, rows.size() - positives) >= LEAST_OF_A_CLASS;
          if (slice.contains("@") ? both && rows.size() >= LEAST_ROWS : true) {
            lines.put(slice, line(rows, temperature && both));
          }
        });
    return new SliceCalibration(lines, temperature);
  }

  private static double[] line(List<Point> rows, boolean temperature) {
    List<RidgeLogistic.Row> design = new ArrayList<>();
    for (Point p : rows) {
      design.add(new RidgeLogistic.Row(new double[] {p.logOdds()}, 0, p.positive(), 1));
    }
    double middle = rows.stream().mapToDouble(Point::logOdds).average().orElse(0);
    design.add(new RidgeLogistic.Row(new double[] {middle}, 0, true, 0.5));
    design.add(new RidgeLogistic.Row(new double[] {middle}, 0, false, 0.5));
    RidgeLogistic.Bounds bounds =
        temperature
            ? new RidgeLogistic.Bounds(0.05, 3, 1, 1e-3)
            : new RidgeLogistic.Bounds(1, 1, 1, 0);
    RidgeLogistic fitted = RidgeLogistic.fit(design, 1, 1, bounds);
    return new double[] {fitted.weight(0), fitted.intercept(0)};
  }

  /** The calibrated probability; as it was where an area had too few rows. */
  public double probability(HarmArea area, String language, double logOdds) {
    double[] line =
        lines.getOrDefault(
            area.key() + "@" + language, lines.getOrDefault(area.key(), new double[] {1, 0}));
    return 1 / (1 + Math.exp(-(line[0] * logOdds + line[1])));
  }

  private static String slice(Point point) {
    return point.area().key() + "@" + point.language();
  }

  @Override
  public String toString() {
    return lines.size() + " slices" + (temperature ? "" : ", intercepts only");
  }
}
