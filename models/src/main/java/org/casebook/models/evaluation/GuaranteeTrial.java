package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How often the guarantee of {@link SelectiveThresholds} is broken.
 *
 * <p>Two trials. Random halves: one certifies, the other is the stream; the error on the other half
 * is itself noisy, which breaks some splits whose thresholds are right. Draws with replacement: all
 * rows are the stream, whose error at any threshold is then known exactly, and the certifying rows
 * are drawn from it as the guarantee assumes.
 *
 * @param splits how many of each
 * @param halves over random halves
 * @param draws over draws with replacement of half as many rows
 * @param coverage mean share of the other half that is decided without people
 */
public record GuaranteeTrial(int splits, Broken halves, Broken draws, double coverage) {
  /**
   * Shares of splits in which a side's errors exceed alpha.
   *
   * @param allow positives among the allowed
   * @param act negatives among those acted on
   */
  public record Broken(double allow, double act) {}

  /** Runs both trials. */
  public static GuaranteeTrial run(
      List<Scored> rows, double alpha, double delta, int splits, long seed) {
    Random random = new Random(seed);
    List<Scored> shuffled = new ArrayList<>(rows);
    int half = rows.size() / 2;
    int[] broken = new int[4];
    double coverage = 0;
    for (int split = 0; split < splits; split++) {
      Collections.shuffle(shuffled, random);
      SelectiveThresholds.Outcome other =
          SelectiveThresholds.certify(shuffled.subList(0, half), alpha, delta)
              .on(shuffled.subList(half, shuffled.size()));
      coverage += other.coverage() / splits;
      List<Scored> drawn = new ArrayList<>(half);
      for (int i = 0; i < half; i++) {
        drawn.add(rows.get(random.nextInt(rows.size())));
      }
      SelectiveThresholds.Outcome stream =
          SelectiveThresholds.certify(drawn, alpha, delta).on(rows);
      broken[0] += other.allowError() > alpha ? 1 : 0;
      broken[1] += other.actError() > alpha ? 1 : 0;
      broken[2] += stream.allowError() > alpha ? 1 : 0;
      broken[3] += stream.actError() > alpha ? 1 : 0;
    }
    double n = splits;
    return new GuaranteeTrial(
        splits,
        new Broken(broken[0] / n, broken[1] / n),
        new Broken(broken[2] / n, broken[3] / n),
        coverage);
  }

  /** The largest share that is still in keeping with delta: two standard errors above it. */
  public static double tolerated(double delta, int splits) {
    return delta + 2 * Math.sqrt(delta * (1 - delta) / splits);
  }
}
