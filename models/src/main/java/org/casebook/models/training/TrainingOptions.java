package org.casebook.models.training;

/**
 * Settings of {@link LogisticTrainer}.
 *
 * @param members how many heads are trained, differing in their seed alone, and averaged
 * @param epochs passes over the rows
 * @param rate step size of AdaGrad
 * @param vectorRate step size for the hidden layer and its weights
 * @param vectorPenalty squared-norm penalty on sentence vector and counted properties
 * @param ngramPenalty squared-norm penalty on n-gram weights, each time the n-gram is met
 * @param seed order of the rows
 */
public record TrainingOptions(
    int members,
    int epochs,
    double rate,
    double vectorRate,
    double vectorPenalty,
    double ngramPenalty,
    long seed) {
  /** Settings for one source alone, chosen on the calibrate split. */
  public static TrainingOptions single(long seed) {
    return new TrainingOptions(3, 4, 0.1, 0.03, 1e-4, 1e-3, seed);
  }

  /** Settings for all sources together, chosen on the calibrate split. */
  public static TrainingOptions standard(long seed) {
    return new TrainingOptions(3, 4, 0.1, 0.03, 1e-4, 1e-3, seed);
  }
}
