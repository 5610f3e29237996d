package org.casebook.models.export;

import java.io.IOException;
import java.util.List;

/**
 * The parts that a BERT layer is made of.
 *
 * <p>A dense layer runs in whole numbers. Each row of activations (one token) gets a scale of its
 * own, so that a token's result depends on that token alone: with one scale for the whole tensor,
 * as dynamic quantisation has it, a neighbour in the batch would change a verdict.
 */
final class BertOperators {
  /** Activations are stored from 1 to 255 around this. */
  private static final int MIDDLE = 128;

  private static final float LIMIT = 127;
  private static final float LEAST = 1e-9f;
  private static final float EPSILON = 1e-12f;

  private final OnnxGraph graph;
  private final BertWeights weights;

  BertOperators(OnnxGraph graph, BertWeights weights) {
    this.graph = graph;
    this.weights = weights;
    if (!weights.exact()) {
      graph.floats("unit", new float[] {1});
      graph.floats("limit", new float[] {1 / LIMIT});
      graph.floats("least", new float[] {LEAST});
      graph.bytes("middle", MIDDLE);
    }
  }

  /**
   * Activations as a dense layer takes them.
   *
   * @param numbers whole numbers, or the floats themselves when the conversion is exact
   * @param scale one per row; empty when exact
   */
  record Rows(String numbers, String scale) {}

  Rows rows(String floats) {
    if (weights.exact()) {
      return new Rows(floats, "");
    }
    String most =
        graph.add(
            "ReduceMax",
            List.of(graph.add("Abs", List.of(floats))),
            OnnxAttribute.integers("axes", -1),
            OnnxAttribute.integer("keepdims", 1));
    String scale = graph.add("Mul", List.of(graph.add("Max", List.of(most, "least")), "limit"));
    String numbers =
        graph.add(
            "QuantizeLinear", List.of(graph.add("Div", List.of(floats, scale)), "unit", "middle"));
    return new Rows(numbers, scale);
  }

  /** {@code rows * kernel + bias}. */
  String dense(Rows rows, String name) throws IOException {
    BertWeights.Matrix kernel = weights.columns(name + "/kernel");
    String bias = weights.vector(name + "/bias");
    String product =
        weights.exact()
            ? graph.add("MatMul", List.of(rows.numbers(), kernel.numbers()))
            : graph.add(
                "Mul",
                List.of(
                    graph.addContributed(
                        "MatMulIntegerToFloat",
                        List.of(
                            rows.numbers(), kernel.numbers(), "unit", kernel.scales(), "middle")),
                    rows.scale()));
    return graph.add("Add", List.of(product, bias));
  }

  String normalised(String state, String name) throws IOException {
    return graph.add(
        "LayerNormalization",
        List.of(state, weights.vector(name + "/gamma"), weights.vector(name + "/beta")),
        OnnxAttribute.integer("axis", -1),
        OnnxAttribute.number("epsilon", EPSILON));
  }
}
