package org.casebook.models.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Converts the first layers of a BERT checkpoint (Devlin et al. 2019) to ONNX.
 *
 * <p>Input {@code input_ids} int64[batch,tokens] without padding: all rows of a batch are equally
 * long. Output {@code last_hidden_state} float[batch,tokens,hidden], of the last layer converted.
 * Numbers are stored in 8 bits (see {@link BertOperators}); the network computes the same for a
 * row, to the bit, whatever else is in its batch.
 */
public final class BertToOnnx {
  /** The file that holds the large constants, beside the model. */
  public static final String WEIGHTS = "weights.bin";

  private static final int OPSET = 17;
  private static final String EMBEDDINGS = "embeddings/";

  private final BertOperators operators;
  private final OnnxGraph graph;
  private final Shape shape;

  private BertToOnnx(BertOperators operators, OnnxGraph graph, Shape shape) {
    this.operators = operators;
    this.graph = graph;
    this.shape = shape;
  }

  /**
   * What of a checkpoint to convert.
   *
   * @param prefix of all names, as in {@code module/bert/}
   * @param layers how many, from the first
   * @param heads attention heads of a layer
   * @param tokens longest input
   * @param bend the operator between the two dense layers of a layer: {@code FastGelu} for networks
   *     of TensorFlow, {@code Gelu} for those of PyTorch
   */
  public record Shape(String prefix, int layers, int heads, int tokens, String bend) {
    /** A network of TensorFlow. */
    public Shape(String prefix, int layers, int heads, int tokens) {
      this(prefix, layers, heads, tokens, "FastGelu");
    }
  }

  /**
   * Converts a checkpoint.
   *
   * @param file receives the model; {@link #WEIGHTS} is written beside it
   * @param exact keeps all weights as floats: for measuring what 8 bits cost
   */
  public static void convert(Checkpoint checkpoint, Shape shape, boolean exact, Path file)
      throws IOException {
    try (WeightFile weights = new WeightFile(file.resolveSibling(WEIGHTS))) {
      Files.write(file, bytes(checkpoint, shape, exact, Optional.of(weights)));
    }
  }

  /** As above for a small network, whose constants all lie in the model itself. */
  public static byte[] convert(Checkpoint checkpoint, Shape shape, boolean exact)
      throws IOException {
    return bytes(checkpoint, shape, exact, Optional.empty());
  }

  private static byte[] bytes(
      Checkpoint checkpoint, Shape shape, boolean exact, Optional<WeightFile> weights)
      throws IOException {
    OnnxGraph graph = new OnnxGraph();
    BertWeights numbers = new BertWeights(checkpoint, shape.prefix(), weights, graph, exact);
    new BertToOnnx(new BertOperators(graph, numbers), graph, shape).build(numbers);
    return graph.toBytes(OPSET);
  }

  private void build(BertWeights weights) throws IOException {
    int hidden = weights.shape(EMBEDDINGS + "word_embeddings").get(1);
    graph.longInput("input_ids", "batch", "tokens");
    String state = embeddings(weights, hidden);
    for (int layer = 0; layer < shape.layers(); layer++) {
      state = layer(state, "encoder/layer_" + layer + "/");
    }
    graph.floatOutput(state, "last_hidden_state", "batch", "tokens", hidden);
  }

  /** Word, position and the first segment: texts are never given in pairs. */
  private String embeddings(BertWeights weights, int hidden) throws IOException {
    String words = weights.rows(EMBEDDINGS + "word_embeddings", "input_ids");
    float[] places = weights.floats(EMBEDDINGS + "position_embeddings");
    float[] segments = weights.floats(EMBEDDINGS + "token_type_embeddings");
    float[] fixed = Arrays.copyOf(places, shape.tokens() * hidden);
    for (int i = 0; i < fixed.length; i++) {
      fixed[i] += segments[i % hidden];
    }
    graph.floats("positions", fixed, shape.tokens(), hidden);
    graph.longs("zero", 0);
    graph.longs("one", 1);
    String length = graph.add("Gather", List.of(graph.add("Shape", List.of("input_ids")), "one"));
    String position = graph.add("Slice", List.of("positions", "zero", length, "zero"));
    String sum = graph.add("Add", List.of(words, position));
    return operators.normalised(sum, EMBEDDINGS + "LayerNorm");
  }

  private String layer(String state, String name) throws IOException {
    String self = name + "attention/self/";
    BertOperators.Rows rows = operators.rows(state);
    String attended =
        graph.addContributed(
            "MultiHeadAttention",
            List.of(
                operators.dense(rows, self + "query"),
                operators.dense(rows, self + "key"),
                operators.dense(rows, self + "value")),
            OnnxAttribute.integer("num_heads", shape.heads()));
    String projected = operators.dense(operators.rows(attended), name + "attention/output/dense");
    String middle =
        operators.normalised(
            graph.add("Add", List.of(projected, state)), name + "attention/output/LayerNorm");
    String wide = operators.dense(operators.rows(middle), name + "intermediate/dense");
    String bent = graph.addContributed(shape.bend(), List.of(wide));
    String narrow = operators.dense(operators.rows(bent), name + "output/dense");
    return operators.normalised(
        graph.add("Add", List.of(narrow, middle)), name + "output/LayerNorm");
  }
}
