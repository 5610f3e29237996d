package org.casebook.models.neural.experts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.export.Tensor;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.DeadZone;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.moderation.Routing;
import org.casebook.models.neural.TorchEngine;

/** A network after training, to be measured and exported. */
public final class TrainedNetwork implements AutoCloseable {
  private static final int AT_ONCE = 64;

  private final NetworkShape shape;
  private final NDManager arrays;
  private final Parameters parameters;
  private final List<DeadZone> zones;
  private final int steps;

  /**
   * What the network says of cases.
   *
   * @param logits per case, per policy
   * @param pooled per case, per policy the pooled vector
   * @param words per case the unit vector of its words for alignment
   * @param senses as above of pictures and sounds
   * @param slots per case, by slot, the value that is told
   * @param routing per block; tokens stand in the order of {@code owner}
   * @param owner per token of the routing the case that it belongs to
   * @param largest the largest router logit
   */
  @SuppressWarnings("ArrayRecordComponent") // results of a computation; never compared
  public record Readings(
      double[][] logits,
      double[][][] pooled,
      float[][] words,
      float[][] senses,
      List<Map<String, String>> slots,
      List<Routing> routing,
      List<Integer> owner,
      double largest) {}

  TrainedNetwork(
      TorchEngine torch, NetworkShape shape, float[] weights, List<float[]> bias, int steps) {
    this.shape = shape;
    this.steps = steps;
    arrays = torch.arrays();
    parameters = new Parameters(arrays, new ModerationNetwork(shape).plan(0));
    parameters.set(weights);
    zones = bias.stream().map(DeadZone::new).toList();
  }

  /** The sizes. */
  public NetworkShape shape() {
    return shape;
  }

  /** Steps that it was trained for. */
  public int steps() {
    return steps;
  }

  /** Numbers that were trained. */
  public int size() {
    return parameters.size();
  }

  /** The weights by name. */
  public Map<String, Tensor> tensors() {
    return parameters.tensors();
  }

  /** What is added to the routers' probabilities for the choice, by block. */
  public List<float[]> bias() {
    return zones.stream().map(DeadZone::bias).toList();
  }

  /** What the network says of cases. */
  public Readings read(List<CaseTokens> cases, List<float[]> policies) {
    return read(cases, policies, Optional.empty());
  }

  /**
   * As above with experts exchanged.
   *
   * @param shuffle per expert the one that does its work
   */
  public Readings read(List<CaseTokens> cases, List<float[]> policies, Optional<int[]> shuffle) {
    double[][] logits = new double[cases.size()][];
    double[][][] pooled = new double[cases.size()][policies.size()][];
    float[][] words = new float[cases.size()][];
    float[][] senses = new float[cases.size()][];
    List<Map<String, String>> slots = new ArrayList<>();
    List<List<Set<Integer>>> chosen = new ArrayList<>();
    List<Integer> owner = new ArrayList<>();
    double largest = 0;
    zones.forEach(zone -> chosen.add(new ArrayList<>()));
    for (int from = 0; from < cases.size(); from += AT_ONCE) {
      List<CaseTokens> some = cases.subList(from, Math.min(cases.size(), from + AT_ONCE));
      try (NDManager step = arrays.newSubManager()) {
        TokenBatch batch = TokenBatch.of(step, shape, some);
        ModerationNetwork.Output output =
            new ModerationNetwork(shape)
                .run(parameters.in(step), batch, policies(step, policies), zones, false, shuffle);
        float[] all = output.logits().toFloatArray();
        float[] vectors = output.pooled().toFloatArray();
        float[] u = output.words().toFloatArray();
        float[] v = output.senses().toFloatArray();
        int p = policies.size();
        for (int i = 0; i < some.size(); i++) {
          logits[from + i] = doubles(all, i * p, p);
          for (int k = 0; k < p; k++) {
            pooled[from + i][k] = doubles(vectors, (i * p + k) * shape.width(), shape.width());
          }
          words[from + i] =
              java.util.Arrays.copyOfRange(u, i * shape.rank(), (i + 1) * shape.rank());
          senses[from + i] =
              java.util.Arrays.copyOfRange(v, i * shape.rank(), (i + 1) * shape.rank());
          slots.add(new java.util.TreeMap<>());
        }
        int start = from;
        shape.slots().forEach((name, values) -> tell(output, name, values, slots, start));
        for (int block = 0; block < output.chosen().size(); block++) {
          chosen.get(block).addAll(output.chosen().get(block));
        }
        for (long place : batch.back().toLongArray()) {
          owner.add(from + (int) (place / batch.longest()));
        }
        largest = Math.max(largest, output.largest());
      }
    }
    List<Routing> routing =
        shape.experts() == 0
            ? List.of()
            : chosen.stream().map(one -> new Routing(shape.experts(), one)).toList();
    return new Readings(logits, pooled, words, senses, slots, routing, owner, largest);
  }

  private static void tell(
      ModerationNetwork.Output output,
      String name,
      List<String> values,
      List<Map<String, String>> slots,
      int from) {
    long[] best = ModerationNetwork.weight(output.slots(), name).argMax(1).toLongArray();
    for (int i = 0; i < best.length; i++) {
      slots.get(from + i).put(name, values.get((int) best[i]));
    }
  }

  static NDArray policies(NDManager step, List<float[]> policies) {
    int length = policies.get(0).length;
    float[] flat = new float[policies.size() * length];
    for (int i = 0; i < policies.size(); i++) {
      System.arraycopy(policies.get(i), 0, flat, i * length, length);
    }
    return step.create(flat, new Shape(policies.size(), length));
  }

  private static double[] doubles(float[] values, int from, int count) {
    double[] part = new double[count];
    for (int i = 0; i < count; i++) {
      part[i] = values[from + i];
    }
    return part;
  }

  /** Frees the arrays. */
  @Override
  public void close() {
    arrays.close();
  }
}
