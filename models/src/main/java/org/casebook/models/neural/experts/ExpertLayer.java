package org.casebook.models.neural.experts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.moderation.DeadZone;
import org.casebook.models.moderation.NetworkShape;

/**
 * The feed-forward part of a block: one expert sees every token, two of the others see a token each
 * by the choice of a router. Only what was chosen is computed: tokens are sorted by expert, each
 * expert runs once, and the rows are put back.
 */
final class ExpertLayer {
  private static final float JITTER = 1e-2f;

  private final NetworkShape shape;
  private final String prefix;
  private final Map<String, NDArray> weights;

  /**
   * What a layer gives.
   *
   * @param rows float[n,width]
   * @param penalty mean square of the router's log-sum-exp (Zoph et al. 2022), a scalar
   * @param chosen per token its experts
   * @param largest the largest router logit
   */
  record Result(NDArray rows, NDArray penalty, List<Set<Integer>> chosen, double largest) {}

  ExpertLayer(NetworkShape shape, String prefix, Map<String, NDArray> weights) {
    this.shape = shape;
    this.prefix = prefix;
    this.weights = weights;
  }

  /** The weights of a layer. */
  static void plan(Parameters.Plan plan, NetworkShape shape, String prefix, int modalities) {
    int width = shape.width();
    expert(plan, prefix + "shared", width, shape.shared());
    if (shape.experts() > 0) {
      plan.normal(prefix + "router", 0.02 / Math.sqrt(width) * 10, width, shape.experts());
      plan.rate(prefix + "router", 0.3);
      plan.normal(prefix + "router_modality", 0.1, modalities, shape.experts());
      plan.rate(prefix + "router_modality", 0.3);
    }
    for (int expert = 0; expert < shape.experts(); expert++) {
      expert(plan, prefix + "expert" + expert, width, shape.hidden());
    }
  }

  private static void expert(Parameters.Plan plan, String name, int width, int hidden) {
    plan.normal(name + ".w1", Math.sqrt(2.0 / width), width, hidden);
    plan.constant(name + ".b1", 0, hidden);
    plan.normal(name + ".w2", 0.3 * Math.sqrt(1.0 / hidden), hidden, width);
    plan.constant(name + ".b2", 0, width);
  }

  /**
   * Runs the layer.
   *
   * @param rows normalised tokens
   * @param modality as in {@link TokenBatch}
   * @param jitter whether the router's input is shaken a little, as in training
   * @param shuffle moves each choice to another expert, to see whether the choice matters
   */
  Result run(
      NDArray rows, NDArray modality, DeadZone zone, boolean jitter, Optional<int[]> shuffle) {
    NDArray common = expert("shared", rows);
    if (shape.experts() == 0) {
      return new Result(common, rows.getManager().zeros(new Shape()), List.of(), 0);
    }
    NDManager step = rows.getManager();
    NDArray heard =
        jitter ? rows.mul(step.randomUniform(1 - JITTER, 1 + JITTER, rows.getShape())) : rows;
    NDArray logits = heard.matMul(weight("router")).add(modality.matMul(weight("router_modality")));
    NDArray probabilities = logits.softmax(1);
    NDArray highest = logits.max(new int[] {1}, true).stopGradient();
    NDArray sums = logits.sub(highest).exp().sum(new int[] {1}, true).log().add(highest);
    float[] p = probabilities.toFloatArray();
    int n = (int) rows.getShape().get(0);
    long[] gated = new long[n * NetworkShape.CHOSEN];
    long[] routed = new long[n * NetworkShape.CHOSEN];
    List<Set<Integer>> chosen = new ArrayList<>(n);
    for (int token = 0; token < n; token++) {
      int[] best = zone.choose(p, token * shape.experts());
      Set<Integer> set = new HashSet<>();
      for (int k = 0; k < best.length; k++) {
        int expert = best[k];
        gated[token * best.length + k] = expert;
        int to = shuffle.map(table -> table[expert]).orElse(expert);
        routed[token * best.length + k] = to;
        set.add(to);
      }
      chosen.add(set);
    }
    NDArray gates = probabilities.gather(step.create(gated, new Shape(n, NetworkShape.CHOSEN)), 1);
    gates = gates.div(gates.sum(new int[] {1}, true));
    NDArray routedRows =
        dispatch(rows, routed)
            .reshape(n, NetworkShape.CHOSEN, shape.width())
            .mul(gates.expandDims(2))
            .sum(new int[] {1});
    return new Result(
        common.add(routedRows), sums.mul(sums).mean(), chosen, logits.max().getFloat());
  }

  /** The output of its expert for each pair of token and choice: float[2n,width]. */
  private NDArray dispatch(NDArray rows, long[] routed) {
    NDManager step = rows.getManager();
    long[] tokens = new long[routed.length];
    long[] back = new long[routed.length];
    List<NDArray> outputs = new ArrayList<>();
    int at = 0;
    for (int expert = 0; expert < shape.experts(); expert++) {
      int from = at;
      for (int pair = 0; pair < routed.length; pair++) {
        if (routed[pair] == expert) {
          tokens[at] = pair / NetworkShape.CHOSEN;
          back[pair] = at++;
        }
      }
      if (at > from) {
        long[] mine = java.util.Arrays.copyOfRange(tokens, from, at);
        outputs.add(expert("expert" + expert, rows.get(step.create(mine))));
      }
    }
    NDArray all = NDArrays.concat(new NDList(outputs), 0);
    return all.get(step.create(back));
  }

  private NDArray expert(String name, NDArray rows) {
    NDArray hidden = Activation.relu(rows.matMul(weight(name + ".w1")).add(weight(name + ".b1")));
    return hidden.matMul(weight(name + ".w2")).add(weight(name + ".b2"));
  }

  private NDArray weight(String name) {
    return ModerationNetwork.weight(weights, prefix + name);
  }
}
