package org.casebook.models.agent;

/**
 * How a policy learns from its own episodes.
 *
 * @param updates how often episodes are played and learned from
 * @param cases of an update
 * @param group episodes of each case
 * @param epochs passes over the episodes of an update
 * @param rate learning rate
 * @param clipLow how far a probability may fall in an update, as a share
 * @param clipHigh how far it may rise
 * @param pullFirst weight of the divergence from the reference at the start
 * @param pullLast the same at the end; in between it falls evenly in the logarithm
 * @param entropy weight of the entropy while it is below its floor
 * @param entropyFloor in nats, the mean over steps
 * @param dropEven whether groups whose episodes all ended alike are left out
 * @param average whether the result is the average of the weights over the second half
 */
public record LearningSettings(
    int updates,
    int cases,
    int group,
    int epochs,
    double rate,
    double clipLow,
    double clipHigh,
    double pullFirst,
    double pullLast,
    double entropy,
    double entropyFloor,
    boolean dropEven,
    boolean average) {
  /** Step-GRPO and PPO after behaviour cloning. */
  public static final LearningSettings STANDARD =
      new LearningSettings(100, 64, 8, 1, 2e-4, 0.2, 0.28, 0.1, 0.05, 0.01, 0.05, true, true);

  /** Group-relative policy optimisation as first published, with nothing to hold it. */
  public static final LearningSettings TEXTBOOK =
      new LearningSettings(60, 16, 16, 2, 1e-3, 0.2, 0.2, 0, 0, 0, 0, false, false);

  double divergence(int update) {
    return pullFirst == 0
        ? 0
        : pullFirst * Math.pow(pullLast / pullFirst, (double) update / Math.max(1, updates - 1));
  }

  /** The same with another number of updates. */
  public LearningSettings withUpdates(int count) {
    return new LearningSettings(
        count,
        cases,
        group,
        epochs,
        rate,
        clipLow,
        clipHigh,
        pullFirst,
        pullLast,
        entropy,
        entropyFloor,
        dropEven,
        average);
  }
}
