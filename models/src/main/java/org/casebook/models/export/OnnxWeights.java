package org.casebook.models.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.casebook.models.ModelException;

/**
 * Reads the weights of a BERT encoder out of an ONNX file that PyTorch wrote, under the names that
 * a BERT checkpoint has, such as {@code encoder/layer_0/attention/self/query/kernel}.
 *
 * <p>Biases and norms keep the names of their modules there. The matrices do not: they are turned
 * while exported and named by a number, but the product they enter still bears the module's name.
 */
public final class OnnxWeights {
  private static final int FLOAT = 1;
  private static final String PRODUCT = "/MatMul";

  private OnnxWeights() {}

  /**
   * All float weights of a model.
   *
   * @param model the bytes of the file
   * @throws ModelException when the file holds no such encoder
   */
  public static Map<String, Tensor> read(byte[] model) {
    Map<String, Tensor> constants = new HashMap<>();
    Map<String, Tensor> weights = new TreeMap<>();
    List<ProtoReader> nodes = new ArrayList<>();
    ProtoReader file = new ProtoReader(ByteBuffer.wrap(model));
    while (file.next()) {
      if (file.field() == 7) {
        ProtoReader graph = file.message();
        while (graph.next()) {
          if (graph.field() == 1) {
            nodes.add(graph.message());
          } else if (graph.field() == 5) {
            constant(graph.message(), constants);
          }
        }
      }
    }
    constants.forEach(
        (name, tensor) -> {
          if (name.startsWith("embeddings.") || name.startsWith("encoder.")) {
            weights.put(checkpointName(name), tensor);
          }
        });
    nodes.forEach(node -> kernel(node, constants, weights));
    if (!weights.containsKey("embeddings/word_embeddings")) {
      throw new ModelException("the file holds no BERT encoder that PyTorch wrote");
    }
    return weights;
  }

  /** The matrix of a product that belongs to a dense layer. */
  private static void kernel(
      ProtoReader node, Map<String, Tensor> constants, Map<String, Tensor> weights) {
    List<String> inputs = new ArrayList<>();
    String name = "";
    while (node.next()) {
      if (node.field() == 1) {
        inputs.add(ProtoReader.text(node.bytes()));
      } else if (node.field() == 3) {
        name = ProtoReader.text(node.bytes());
      }
    }
    Tensor matrix = inputs.size() < 2 ? null : constants.get(inputs.get(1));
    if (name.startsWith("/encoder/") && name.endsWith(PRODUCT) && matrix != null) {
      String module = name.substring(1, name.length() - PRODUCT.length());
      weights.put(module.replace("layer.", "layer_") + "/kernel", matrix);
    }
  }

  private static String checkpointName(String name) {
    return name.replace("layer.", "layer_")
        .replace('.', '/')
        .replace("LayerNorm/weight", "LayerNorm/gamma")
        .replace("LayerNorm/bias", "LayerNorm/beta")
        .replace("embeddings/weight", "embeddings");
  }

  private static void constant(ProtoReader tensor, Map<String, Tensor> constants) {
    List<Long> dims = new ArrayList<>();
    String name = "";
    long type = 0;
    ByteBuffer raw = ByteBuffer.allocate(0);
    while (tensor.next()) {
      switch (tensor.field()) {
        case 1 -> dims.add(tensor.number());
        case 2 -> type = tensor.number();
        case 8 -> name = ProtoReader.text(tensor.bytes());
        case 9 -> raw = tensor.bytes();
        default -> {}
      }
    }
    if (type == FLOAT && raw.hasRemaining()) {
      float[] values = new float[raw.remaining() / Float.BYTES];
      raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      constants.put(name, new Tensor(dims.stream().mapToLong(Long::longValue).toArray(), values));
    }
  }
}
