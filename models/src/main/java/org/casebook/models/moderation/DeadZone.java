package org.casebook.models.moderation;

/**
 * Keeps experts alive without forcing equal loads: a bias that counts for the choice of experts,
 * never for the weight that a chosen expert gets, and that moves only while an expert's share of
 * the choices is below 0.4 or above 2.5 times the even share. After the loss-free balancing of Wang
 * et al. (2024), which has no dead zone and so flattens loads that are uneven for a reason.
 */
public final class DeadZone {
  private static final double LOW = 0.4;
  private static final double HIGH = 2.5;
  private static final float STEP = 1e-3f;

  private final float[] bias;

  /** No bias yet. */
  public DeadZone(int experts) {
    this(new float[experts]);
  }

  /** Goes on from a bias. */
  public DeadZone(float[] bias) {
    this.bias = bias.clone();
  }

  /**
   * Moves the bias after a batch.
   *
   * @param chosen per expert how often it was chosen
   */
  public void update(int[] chosen) {
    double total = 0;
    for (int count : chosen) {
      total += count;
    }
    for (int expert = 0; expert < bias.length && total > 0; expert++) {
      double load = chosen[expert] / total;
      if (load < LOW / bias.length) {
        bias[expert] += STEP;
      } else if (load > HIGH / bias.length) {
        bias[expert] -= STEP;
      }
    }
  }

  /** What is added to the probabilities when experts are chosen. */
  public float[] bias() {
    return bias.clone();
  }

  /**
   * The experts with the highest probability plus bias, highest first; of equals the first.
   *
   * @param probabilities of one token
   * @param from where the token's probabilities begin
   */
  public int[] choose(float[] probabilities, int from) {
    int[] best = {-1, -1};
    for (int expert = 0; expert < bias.length; expert++) {
      if (best[0] < 0 || above(probabilities, from, expert, best[0])) {
        best[1] = best[0];
        best[0] = expert;
      } else if (best[1] < 0 || above(probabilities, from, expert, best[1])) {
        best[1] = expert;
      }
    }
    return best;
  }

  private boolean above(float[] probabilities, int from, int one, int other) {
    return probabilities[from + one] + bias[one] > probabilities[from + other] + bias[other];
  }
}
