package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How often the guarantee of {@link SelectiveThresholds} is broken over random splits: half of the
 * rows certify, the other half are the stream.
 *
 * @param splits how many
 * @param allowBroken share of splits with more than alpha positives among the allowed
 * @param actBroken share of splits with more than alpha negatives among those acted on
 * @param coverage mean share of rows decided without people
 */
public record GuaranteeTrial(int splits, double allowBroken, double actBroken, double coverage) {
  /** Runs the test. */
  public static GuaranteeTrial run(
      List<Scored> rows, double alpha, double delta, int splits, long seed) {
    Random random = new Random(seed);
    List<Scored> shuffled = new ArrayList<>(rows);
    int allow = 0;
    int act = 0;
    double coverage = 0;
    for (int split = 0; split < splits; split++) {
      Collections.shuffle(shuffled, random);
      int half = shuffled.size() / 2;
      SelectiveThresholds thresholds =
          SelectiveThresholds.certify(shuffled.subList(0, half), alpha, delta);
      SelectiveThresholds.Outcome outcome = thresholds.on(shuffled.subList(half, shuffled.size()));
      allow += outcome.allowError() > alpha ? 1 : 0;
      act += outcome.actError() > alpha ? 1 : 0;
      coverage += outcome.coverage();
    }
    return new GuaranteeTrial(
        splits, allow / (double) splits, act / (double) splits, coverage / splits);
  }

  /** The largest share that is still in keeping with delta: two standard errors above it. */
  public static double tolerated(double delta, int splits) {
    return delta + 2 * Math.sqrt(delta * (1 - delta) / splits);
  }
}
