package org.casebook.models.export;

import java.util.List;
import org.casebook.models.features.HandFeatures;
import org.casebook.models.features.NgramHasher;
import org.casebook.models.training.HalfFloat;
import org.casebook.models.training.TextHeads;

/**
 * Writes text heads as ONNX, with the contributions they are made of as outputs.
 *
 * <p>Inputs: {@code vector} float[1,dimension], {@code ngrams} int64[k], {@code values} float[k],
 * {@code hand} float[10]. Outputs, a = heads: {@code logits} float[a], {@code probabilities}
 * float[a], {@code contributions} float[k,a] of each n-gram, {@code hand_contributions}
 * float[10,a], {@code vector_contribution} float[a], {@code bias} float[a]. Every logit is exactly
 * its bias plus its contributions, so that an explanation needs no second method.
 */
public final class TextHeadsOnnx {
  private static final int OPSET = 13;
  private static final int FLOAT = 1;

  private TextHeadsOnnx() {}

  /** The model file. */
  public static byte[] bytes(TextHeads heads) {
    int size = heads.labels().size();
    int hand = HandFeatures.NAMES.size();
    OnnxGraph graph = new OnnxGraph();
    graph.floatInput("vector", 1, heads.dimension());
    graph.longInput("ngrams", "k");
    graph.floatInput("values", "k");
    graph.floatInput("hand", hand);

    int units = heads.hiddenBias().length;
    graph.floats("hidden_weights", heads.hidden(), heads.dimension(), units);
    graph.floats("hidden_bias", heads.hiddenBias(), units);
    graph.floats("vector_weights", heads.vector(), units, size);
    graph.halves("ngram_weights", halves(heads.ngrams()), NgramHasher.BUCKETS, size);
    graph.floats("hand_weights", heads.hand(), hand, size);
    graph.floats("bias_weights", heads.bias(), size);
    graph.longs("first", 0);
    graph.longs("second", 1);

    String vector =
        graph.add(
            "Squeeze",
            List.of(graph.add("MatMul", List.of(units(graph), "vector_weights")), "first"));
    String rows =
        graph.add(
            "Cast",
            List.of(
                graph.add(
                    "Gather",
                    List.of("ngram_weights", "ngrams"),
                    OnnxAttribute.integer("axis", 0))),
            OnnxAttribute.integer("to", FLOAT));
    String contributions = graph.add("Mul", List.of(rows, column(graph, "values")));
    String hands = graph.add("Mul", List.of("hand_weights", column(graph, "hand")));
    String logits =
        graph.add(
            "Add",
            List.of(
                graph.add("Add", List.of("bias_weights", vector)),
                graph.add("Add", List.of(total(graph, contributions), total(graph, hands)))));

    graph.floatOutput(logits, "logits", size);
    graph.floatOutput(graph.add("Sigmoid", List.of(logits)), "probabilities", size);
    graph.floatOutput(contributions, "contributions", "k", size);
    graph.floatOutput(hands, "hand_contributions", hand, size);
    graph.floatOutput(vector, "vector_contribution", size);
    graph.floatOutput("bias_weights", "bias", size);
    return graph.toBytes(OPSET);
  }

  /** The hidden units; multiplied by 0 for the zero vector, which says that nothing was read. */
  private static String units(OnnxGraph graph) {
    String sums =
        graph.add(
            "Add",
            List.of(graph.add("MatMul", List.of("vector", "hidden_weights")), "hidden_bias"));
    String read = graph.add("Sign", List.of(graph.add("ReduceSumSquare", List.of("vector"))));
    return graph.add("Mul", List.of(graph.add("Relu", List.of(sums)), read));
  }

  private static String column(OnnxGraph graph, String row) {
    return graph.add("Unsqueeze", List.of(row, "second"));
  }

  private static String total(OnnxGraph graph, String table) {
    return graph.add("ReduceSum", List.of(table, "first"), OnnxAttribute.integer("keepdims", 0));
  }

  private static short[] halves(float[] values) {
    short[] bits = new short[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = HalfFloat.bits(values[i]);
    }
    return bits;
  }
}
