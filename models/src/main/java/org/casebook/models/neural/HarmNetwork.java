package org.casebook.models.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.casebook.models.export.Tensor;

/**
 * An encoder with one linear head per label on its sentence vector: mean of the states, length one.
 * The heads only teach the encoder; what is served learns its own.
 */
final class HarmNetwork implements AutoCloseable {
  static final String HEADS = "heads/";
  private static final float LEAST = 1e-6f;

  private final NDManager manager;
  private final Parameters parameters;
  private final BertTrunk trunk;
  private final float scale;

  /**
   * A network that starts from these weights.
   *
   * @param tensors an encoder's, and perhaps those of heads; heads that are missing are drawn
   * @param heads how many labels
   * @param architecture of the encoder
   */
  HarmNetwork(
      TorchEngine torch,
      Map<String, Tensor> tensors,
      BertArchitecture architecture,
      int heads,
      TuningOptions options) {
    this.manager = torch.arrays();
    int hidden = architecture.hidden();
    this.scale = (float) Math.sqrt(hidden);
    Map<String, Tensor> all = new TreeMap<>(tensors);
    all.putIfAbsent(HEADS + "kernel", drawn(hidden, heads, options.seed()));
    all.putIfAbsent(HEADS + "bias", new Tensor(new long[] {heads}, new float[heads]));
    this.parameters = new Parameters(manager, all, name -> learns(name, options.frozen()));
    this.trunk =
        new BertTrunk(
            parameters, architecture.layers(), architecture.heads(), (float) options.dropout());
  }

  private static boolean learns(String name, int frozen) {
    for (int layer = 0; layer < frozen; layer++) {
      if (name.startsWith("encoder/layer_" + layer + "/")) {
        return false;
      }
    }
    return !name.startsWith("embeddings/");
  }

  private static Tensor drawn(int hidden, int heads, int seed) {
    Random random = new Random(seed);
    float[] values = new float[hidden * heads];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.02 * random.nextGaussian());
    }
    return new Tensor(new long[] {hidden, heads}, values);
  }

  Parameters parameters() {
    return parameters;
  }

  NDManager manager() {
    return manager;
  }

  /** Sentence vectors of length one, {@code [texts, hidden]}. */
  NDArray vectors(NDManager step, PaddedBatch batch, boolean training) {
    NDArray means = trunk.means(step, batch, training);
    NDArray norm = means.mul(means).sum(new int[] {1}, true).add(LEAST).sqrt();
    return means.div(norm);
  }

  /** One number per text and head; 0 is even odds. */
  NDArray logits(NDManager step, PaddedBatch batch, boolean training) {
    return vectors(step, batch, training)
        .mul(scale)
        .matMul(parameters.get(HEADS + "kernel"))
        .add(parameters.get(HEADS + "bias"));
  }

  /** The weighted log-loss per known label, as a single number that can be differentiated. */
  NDArray loss(NDArray logits, float[] targets, float[] weights) {
    NDManager step = logits.getManager();
    Shape shape = logits.getShape();
    double total = 0;
    for (float weight : weights) {
      total += weight;
    }
    NDArray truth = step.create(targets, shape);
    NDArray each = Activation.softPlus(logits).sub(logits.mul(truth));
    return each.mul(step.create(weights, shape)).sum().div((float) Math.max(total, 1e-9));
  }

  @Override
  public void close() {
    manager.close();
  }
}
