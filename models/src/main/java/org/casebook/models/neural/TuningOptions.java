package org.casebook.models.neural;

/**
 * How an encoder is tuned.
 *
 * @param epochs passes over the rows
 * @param batch texts that go through the network together
 * @param accumulated batches whose gradients are added up before a step
 * @param rate highest learning rate of the encoder's weights
 * @param headRate that of the heads
 * @param decay weight decay
 * @param dropout share of numbers dropped
 * @param warmUp share of the steps in which the rate rises; it falls to 0 after
 * @param frozen layers, from the first, that stay as they are; the word tables always do
 * @param keepEvery steps between checkpoints
 * @param seed of order, heads and dropout
 */
public record TuningOptions(
    int epochs,
    int batch,
    int accumulated,
    double rate,
    double headRate,
    double decay,
    double dropout,
    double warmUp,
    int frozen,
    int keepEvery,
    int seed) {
  private static final double SLOWER = 0.6;

  /** Settings for a small encoder on a laptop. */
  public static TuningOptions standard(int seed) {
    return new TuningOptions(1, 32, 1, 1e-4, 2e-3, 0.01, 0.1, 0.06, 2, 100, seed);
  }

  /** The same with lower rates, for a pass over an encoder that is tuned already. */
  public TuningOptions slower() {
    return new TuningOptions(
        epochs,
        batch,
        accumulated,
        rate * SLOWER,
        headRate * SLOWER,
        decay,
        dropout,
        warmUp,
        frozen,
        keepEvery,
        seed);
  }
}
