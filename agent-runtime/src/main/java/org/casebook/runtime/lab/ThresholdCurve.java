package org.casebook.runtime.lab;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/**
 * What another threshold of one area would do: precision and recall against labels, and how many
 * samples people would have to look at. A sample is positive when its label names a clause of the
 * area; samples without a label count for the load alone.
 *
 * @param points by rising threshold
 * @param labelled positives among the samples; with few of them the curve says little
 */
public record ThresholdCurve(HarmArea area, List<Point> points, int labelled) {
  private static final int STEPS = 50;

  public ThresholdCurve {
    points = List.copyOf(points);
  }

  /**
   * One threshold.
   *
   * @param threshold from this belief on the area counts as violated
   * @param precision of what counts as violated, the share that is; NaN when there is none
   * @param recall of what is violated, the share that counts as such; NaN when there is none
   * @param acted samples at or above it
   * @param toPeople samples between the band's lower end and it
   */
  public record Point(double threshold, double precision, double recall, int acted, int toPeople) {}

  /**
   * The curve of an area.
   *
   * @param allowBelow the lower end of the band in which people decide
   */
  public static ThresholdCurve of(
      LabSamples samples, Policy policy, HarmArea area, double allowBelow) {
    List<Sample> all = samples.all();
    boolean[] positive = new boolean[all.size()];
    int labelled = 0;
    for (int i = 0; i < positive.length; i++) {
      positive[i] = positive(all.get(i), policy, area);
      labelled += positive[i] ? 1 : 0;
    }
    List<Point> points = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      points.add(point(all, positive, area, step / (double) STEPS, allowBelow, labelled));
    }
    return new ThresholdCurve(area, points, labelled);
  }

  private static Point point(
      List<Sample> all,
      boolean[] positive,
      HarmArea area,
      double threshold,
      double allowBelow,
      int labelled) {
    int acted = 0;
    int judged = 0;
    int hits = 0;
    int between = 0;
    for (int i = 0; i < positive.length; i++) {
      double belief = all.get(i).beliefs().getOrDefault(area, 0.0);
      if (belief >= threshold) {
        acted++;
        judged += all.get(i).gold().isPresent() ? 1 : 0;
        hits += positive[i] ? 1 : 0;
      } else if (belief >= allowBelow) {
        between++;
      }
    }
    return new Point(threshold, hits / (double) judged, hits / (double) labelled, acted, between);
  }

  private static boolean positive(Sample sample, Policy policy, HarmArea area) {
    return sample.gold().stream()
        .flatMap(gold -> gold.clauses().stream())
        .flatMap(id -> policy.clause(id).flatMap(Clause::area).stream())
        .anyMatch(area::equals);
  }

  /** The point whose threshold is nearest. */
  public Point at(double threshold) {
    int index = (int) Math.round(threshold * STEPS) - 1;
    return points.get(Math.max(0, Math.min(points.size() - 1, index)));
  }
}
