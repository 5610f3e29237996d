package org.casebook.models.neural.experts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.ModelException;
import org.casebook.models.moderation.DeadZone;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.NetworkShape;

/**
 * The network: tokens of one width from all modalities, blocks of attention and experts, a score
 * per token and policy, log-sum-exp pooling, and what words and senses say only together.
 *
 * <p>A policy is given by the vector e of its text: a token z scores ⟨z, A e⟩/τ for it. The
 * interaction is bilinear of low rank in the projected inputs, ⟨(U w̄) ⊙ (V s̄), F e⟩, after
 * Hate-CLIPper (Kumar and Nandakumar 2022); attention in the style of Vaswani et al. (2017) with
 * normalisation first.
 */
final class ModerationNetwork {
  private static final int MODALITIES = Modality.values().length;
  private static final float EPSILON = 1e-5f;

  private final NetworkShape shape;

  ModerationNetwork(NetworkShape shape) {
    this.shape = shape;
  }

  /**
   * What the network says; p policies, b cases, t places.
   *
   * @param logits float[b,p]
   * @param scores float[b,t,p] of each token, -1e9 where there is none
   * @param weights float[b,t,p] of each token in the pooling
   * @param interaction float[b,p]
   * @param bias float[1,p]
   * @param pooled float[b,p,width]
   * @param severity float[b,3]: logits of severity being at least 1, 2, 3
   * @param slots by slot float[b,values] logits
   * @param words float[b,rank] unit vectors of the words, before any token saw another
   * @param senses float[b,rank] as above of pictures and sounds
   * @param penalty of the routers, a scalar
   * @param chosen per block, per token its experts
   * @param largest the largest router logit
   */
  record Output(
      NDArray logits,
      NDArray scores,
      NDArray weights,
      NDArray interaction,
      NDArray bias,
      NDArray pooled,
      NDArray severity,
      Map<String, NDArray> slots,
      NDArray words,
      NDArray senses,
      NDArray penalty,
      List<List<Set<Integer>>> chosen,
      double largest) {}

  /** The weights, with their first values. */
  Parameters.Plan plan(long seed) {
    Parameters.Plan plan = new Parameters.Plan(seed);
    int width = shape.width();
    for (Modality.Kind kind : Modality.Kind.values()) {
      double deviation = kind == Modality.Kind.WORDS ? 0.5 : 0.5 / Math.sqrt(shape.input(kind));
      plan.normal("project." + kind, deviation, shape.input(kind), width);
    }
    plan.normal("modality", 0.1, MODALITIES, width);
    plan.normal("missing", 0.02, MODALITIES, width);
    for (int block = 0; block < shape.blocks(); block++) {
      String prefix = "block" + block + ".";
      plan.constant(prefix + "norm1.scale", 1, width).constant(prefix + "norm1.shift", 0, width);
      plan.normal(prefix + "attention.in", Math.sqrt(1.0 / width), width, 3L * width);
      plan.constant(prefix + "attention.in_bias", 0, 3L * width);
      plan.normal(prefix + "attention.out", 0.3 * Math.sqrt(1.0 / width), width, width);
      plan.constant(prefix + "attention.out_bias", 0, width);
      plan.constant(prefix + "norm2.scale", 1, width).constant(prefix + "norm2.shift", 0, width);
      ExpertLayer.plan(plan, shape, prefix, MODALITIES);
    }
    if (shape.policy() == shape.input(Modality.Kind.WORDS)) {
      plan.like("policy.match", "project." + Modality.Kind.WORDS); // texts that are alike match
    } else {
      plan.normal("policy.match", 0.5, shape.policy(), width);
    }
    plan.constant("policy.scale", Math.log(8 / (0.25 * width)), 1);
    plan.normal("policy.bias", 0.1, shape.policy(), 1).constant("policy.bias0", -3, 1);
    plan.normal("interact.words", Math.sqrt(1.0 / width), width, shape.rank());
    plan.normal("interact.senses", Math.sqrt(1.0 / width), width, shape.rank());
    plan.normal("interact.policy", 0.2, shape.policy(), shape.rank());
    plan.constant("align.scale", Math.log(10), 1);
    plan.normal("slot.query", 0.05, width, 1);
    plan.normal("severity.direction", 0.05, width, 1);
    plan.constant("severity.cuts", 0, NetworkShape.GRADES - 1);
    shape
        .slots()
        .forEach((name, values) -> plan.normal("slot." + name, 0.05, width, values.size()));
    return plan;
  }

  /**
   * Runs the network.
   *
   * @param policies float[p,policy]
   * @param zones one per block
   * @param jitter whether routers are shaken, as in training
   * @param shuffle per expert another one that does its work, to see whether the choice matters
   */
  Output run(
      Map<String, NDArray> weights,
      TokenBatch batch,
      NDArray policies,
      List<DeadZone> zones,
      boolean jitter,
      Optional<int[]> shuffle) {
    NDManager step = batch.modality().getManager();
    NDArray first = tokens(weights, batch);
    NDArray x = first;
    NDArray penalty = step.zeros(new Shape());
    List<List<Set<Integer>>> chosen = new ArrayList<>();
    double largest = 0;
    for (int block = 0; block < shape.blocks(); block++) {
      String prefix = "block" + block + ".";
      x = x.add(attention(weights, prefix, batch, norm(weights, prefix + "norm1", x)));
      ExpertLayer.Result experts =
          new ExpertLayer(shape, prefix, weights)
              .run(
                  norm(weights, prefix + "norm2", x),
                  batch.modality(),
                  zones.get(block),
                  jitter,
                  shuffle);
      x = x.add(experts.rows());
      penalty = penalty.add(experts.penalty());
      chosen.add(experts.chosen());
      largest = Math.max(largest, experts.largest());
    }
    NDArray placed = batch.placed(x).reshape(batch.cases(), batch.longest(), shape.width());
    NDArray match = policies.matMul(weight(weights, "policy.match")); // [p,width]
    NDArray scale = step.ones(new Shape(1)).mul(weight(weights, "policy.scale").exp());
    NDArray scores =
        placed.matMul(match.transpose()).mul(scale).add(batch.mask().expandDims(2)); // [b,t,p]
    NDArray top = scores.max(new int[] {1}, true).stopGradient();
    NDArray exponents = scores.sub(top).exp();
    NDArray sum = exponents.sum(new int[] {1}, true);
    NDArray pooling = exponents.div(sum);
    NDArray whole = sum.log().add(top).squeeze(1); // [b,p]
    NDArray u = batch.words().matMul(first).matMul(weight(weights, "interact.words"));
    NDArray v = batch.senses().matMul(first).matMul(weight(weights, "interact.senses"));
    NDArray interaction =
        u.mul(v)
            .matMul(policies.matMul(weight(weights, "interact.policy")).transpose())
            .mul(batch.both());
    NDArray bias =
        policies
            .matMul(weight(weights, "policy.bias"))
            .add(weight(weights, "policy.bias0"))
            .transpose(); // [1,p]
    NDArray told = told(weights, batch, placed);
    NDArray severity =
        told.matMul(weight(weights, "severity.direction"))
            .sub(weight(weights, "severity.cuts").expandDims(0));
    Map<String, NDArray> slots = new LinkedHashMap<>();
    shape.slots().keySet().forEach(n -> slots.put(n, told.matMul(weight(weights, "slot." + n))));
    return new Output(
        whole.add(interaction).add(bias),
        scores,
        pooling,
        interaction,
        bias,
        pooling.transpose(0, 2, 1).matMul(placed),
        severity,
        slots,
        unit(u),
        unit(v),
        penalty,
        chosen,
        largest);
  }

  private NDArray tokens(Map<String, NDArray> weights, TokenBatch batch) {
    NDList projected = new NDList();
    batch
        .vectors()
        .forEach((kind, rows) -> projected.add(rows.matMul(weight(weights, "project." + kind))));
    return NDArrays.concat(projected, 0)
        .add(batch.modality().matMul(weight(weights, "modality")))
        .add(batch.missing().matMul(weight(weights, "missing")));
  }

  private NDArray attention(
      Map<String, NDArray> weights, String prefix, TokenBatch batch, NDArray rows) {
    int b = batch.cases();
    int t = batch.longest();
    int depth = shape.width() / shape.heads();
    NDArray parts =
        batch
            .placed(
                rows.matMul(weight(weights, prefix + "attention.in"))
                    .add(weight(weights, prefix + "attention.in_bias")))
            .reshape(b, t, 3, shape.heads(), depth)
            .transpose(2, 0, 3, 1, 4); // [3,b,heads,t,depth]
    NDArray likeness =
        parts
            .get(0)
            .matMul(parts.get(1).transpose(0, 1, 3, 2))
            .mul(1 / Math.sqrt(depth))
            .add(batch.mask().reshape(b, 1, 1, t));
    return likeness
        .softmax(-1)
        .matMul(parts.get(2))
        .transpose(0, 2, 1, 3)
        .reshape((long) b * t, shape.width())
        .get(batch.back())
        .matMul(weight(weights, prefix + "attention.out"))
        .add(weight(weights, prefix + "attention.out_bias"));
  }

  /** The tokens of a case, averaged by how much they tell of slots. */
  private NDArray told(Map<String, NDArray> weights, TokenBatch batch, NDArray placed) {
    NDArray share =
        placed.matMul(weight(weights, "slot.query")).add(batch.mask().expandDims(2)).softmax(1);
    return placed.mul(share).sum(new int[] {1});
  }

  private NDArray norm(Map<String, NDArray> weights, String name, NDArray rows) {
    return LayerNorm.layerNorm(
            rows,
            new Shape(shape.width()),
            weight(weights, name + ".scale"),
            weight(weights, name + ".shift"),
            EPSILON)
        .singletonOrThrow();
  }

  private static NDArray unit(NDArray rows) {
    return rows.div(rows.mul(rows).sum(new int[] {1}, true).add(1e-9).sqrt());
  }

  static NDArray weight(Map<String, NDArray> weights, String name) {
    NDArray weight = weights.get(name);
    if (weight == null) {
      throw new ModelException("the network has no weights " + name);
    }
    return weight;
  }
}
