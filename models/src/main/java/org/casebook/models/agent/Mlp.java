package org.casebook.models.agent;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.casebook.models.Sha256;

/**
 * A small network: linear layers with tanh between them, with exact gradients. One thread, floats,
 * the same sums in the same order each time, so that a seed gives the same weights to the bit.
 */
public final class Mlp {
  private final int[] sizes;
  private final float[] weights;
  private final float[] gradient;
  private final float[][] values;
  private final float[][] errors;

  /**
   * Random weights (Glorot and Bengio 2010); the last layer starts near 0.
   *
   * @param sizes inputs, hidden layers, outputs
   */
  public Mlp(Random random, int... sizes) {
    this.sizes = sizes.clone();
    int count = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      count += (sizes[layer - 1] + 1) * sizes[layer];
    }
    weights = new float[count];
    gradient = new float[count];
    values = new float[sizes.length][];
    errors = new float[sizes.length][];
    int at = 0;
    for (int layer = 0; layer < sizes.length; layer++) {
      values[layer] = new float[sizes[layer]];
      errors[layer] = new float[sizes[layer]];
      if (layer > 0) {
        boolean last = layer == sizes.length - 1;
        double bound = Math.sqrt(6.0 / (sizes[layer - 1] + sizes[layer])) * (last ? 0.1 : 1);
        for (int i = 0; i < sizes[layer - 1] * sizes[layer]; i++) {
          weights[at++] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        at += sizes[layer];
      }
    }
  }

  private Mlp(Mlp other) {
    sizes = other.sizes;
    weights = other.weights.clone();
    gradient = new float[weights.length];
    values = copyShape(other.values);
    errors = copyShape(other.errors);
  }

  private static float[][] copyShape(float[][] of) {
    return Arrays.stream(of).map(row -> new float[row.length]).toArray(float[][]::new);
  }

  /** The same network, learning on its own from here. */
  public Mlp copy() {
    return new Mlp(this);
  }

  /**
   * The outputs for an input.
   *
   * @return a buffer that the next call overwrites
   */
  public float[] forward(float[] input) {
    System.arraycopy(input, 0, values[0], 0, sizes[0]);
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      int in = sizes[layer - 1];
      int out = sizes[layer];
      float[] to = values[layer];
      System.arraycopy(weights, at + in * out, to, 0, out);
      for (int i = 0; i < in; i++) {
        float x = values[layer - 1][i];
        if (x != 0) {
          axpy(x, weights, at + i * out, to);
        }
      }
      if (layer < sizes.length - 1) {
        for (int j = 0; j < out; j++) {
          to[j] = tanh(to[j]);
        }
      }
      at += (in + 1) * out;
    }
    return values[sizes.length - 1];
  }

  /** Adds to the gradient, for the input of the last {@link #forward}. */
  public void backward(float[] outputErrors) {
    int last = sizes.length - 1;
    System.arraycopy(outputErrors, 0, errors[last], 0, sizes[last]);
    int at = weights.length;
    for (int layer = last; layer > 0; layer--) {
      int in = sizes[layer - 1];
      int out = sizes[layer];
      at -= (in + 1) * out;
      float[] error = errors[layer];
      for (int j = 0; j < out; j++) {
        gradient[at + in * out + j] += error[j];
      }
      for (int i = 0; i < in; i++) {
        float x = values[layer - 1][i];
        int row = at + i * out;
        if (x != 0) {
          for (int j = 0; j < out; j++) {
            gradient[row + j] += x * error[j];
          }
        }
        if (layer > 1) {
          errors[layer - 1][i] = (1 - x * x) * dot(weights, row, error);
        }
      }
    }
  }

  private static void axpy(float x, float[] from, int at, float[] to) {
    for (int j = 0; j < to.length; j++) {
      to[j] += x * from[at + j];
    }
  }

  /** Four sums side by side, so that the order is fixed and the processor is busy. */
  private static float dot(float[] from, int at, float[] with) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int j = 0;
    for (; j + 3 < with.length; j += 4) {
      a += from[at + j] * with[j];
      b += from[at + j + 1] * with[j + 1];
      c += from[at + j + 2] * with[j + 2];
      d += from[at + j + 3] * with[j + 3];
    }
    for (; j < with.length; j++) {
      a += from[at + j] * with[j];
    }
    return a + b + (c + d);
  }

  private static float tanh(float x) {
    return (float) (1 - 2 / (1 + Math.exp(2.0 * x)));
  }

  /** Layer sizes, inputs first. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** Weights layer by layer, each input by output row-major, then its biases. */
  public float[] weights() {
    return weights;
  }

  /** The gradient in the order of the weights; whoever steps clears it. */
  float[] gradient() {
    return gradient;
  }

  /** A digest of all weights: the same training gives the same. */
  public String sha256() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * weights.length);
    bytes.asFloatBuffer().put(weights);
    return Sha256.hex(bytes.array());
  }
}
