package org.casebook.models.neural.experts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) over one array. Written here
 * because DJL's keeps its moments to itself, and training that resumes needs them.
 */
final class AdamW implements AutoCloseable {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.98;
  private static final double CLIP = 1;

  private final NDArray mean;
  private final NDArray square;
  private final NDArray pace;
  private final double decay;
  private int steps;

  AdamW(NDManager arrays, float[] paces, double decay) {
    this.decay = decay;
    mean = arrays.zeros(new ai.djl.ndarray.types.Shape(paces.length));
    square = arrays.zeros(new ai.djl.ndarray.types.Shape(paces.length));
    pace = arrays.create(paces);
  }

  /**
   * Moves the weights along their gradient and clears it.
   *
   * @return the length of the gradient before it was clipped; weights stay where it is not finite
   */
  double step(NDArray weights, double rate) {
    steps++;
    NDManager arrays = weights.getManager();
    try (NDManager step = arrays.newSubManager();
        NDArray gradient = weights.getGradient()) {
      NDArray g = gradient.duplicate();
      g.attach(step);
      gradient.subi(gradient); // PyTorch adds gradients up
      double length = g.norm().getFloat();
      if (!Double.isFinite(length)) {
        return length;
      }
      if (length > CLIP) {
        g.muli(CLIP / length);
      }
      mean.muli(FIRST);
      mean.addi(g.mul(1 - FIRST));
      square.muli(SECOND);
      square.addi(g.mul(g).mul(1 - SECOND));
      NDArray m = mean.div(1 - Math.pow(FIRST, steps));
      m.attach(step);
      NDArray v = square.div(1 - Math.pow(SECOND, steps));
      v.attach(step);
      weights.setRequiresGradient(false);
      NDArray shrunk = weights.mul(decay);
      shrunk.attach(step);
      weights.subi(m.div(v.sqrt().add(1e-8)).add(shrunk).mul(pace).mul(rate));
      weights.setRequiresGradient(true);
      return length;
    }
  }

  float[] means() {
    return mean.toFloatArray();
  }

  float[] squares() {
    return square.toFloatArray();
  }

  int steps() {
    return steps;
  }

  /** Goes on from a checkpoint. */
  void set(float[] means, float[] squares, int done) {
    fill(mean, means);
    fill(square, squares);
    steps = done;
  }

  private static void fill(NDArray array, float[] values) {
    try (NDArray fresh = array.getManager().create(values)) {
      array.muli(0);
      array.addi(fresh);
    }
  }

  @Override
  public void close() {
    mean.close();
    square.close();
    pace.close();
  }
}
