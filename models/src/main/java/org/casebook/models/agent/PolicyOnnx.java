package org.casebook.models.agent;

import java.util.Arrays;
import java.util.List;
import org.casebook.models.export.OnnxGraph;

/**
 * Writes a policy as ONNX: {@code state} float[1,n] in, {@code scores} float[1,actions] out. Masks
 * and softmax stay outside, so that no file can allow what the mask forbids.
 */
public final class PolicyOnnx {
  private static final int OPSET = 13;

  private PolicyOnnx() {}

  /** The model file. */
  public static byte[] bytes(PolicyNetwork policy) {
    int[] sizes = policy.network().sizes();
    float[] weights = policy.network().weights();
    OnnxGraph graph = new OnnxGraph();
    String flow = graph.floatInput("state", 1, sizes[0]);
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      int in = sizes[layer - 1];
      int out = sizes[layer];
      String matrix =
          graph.floats("weights_" + layer, Arrays.copyOfRange(weights, at, at + in * out), in, out);
      at += in * out;
      String bias = graph.floats("bias_" + layer, Arrays.copyOfRange(weights, at, at + out), out);
      at += out;
      flow = graph.add("Add", List.of(graph.add("MatMul", List.of(flow, matrix)), bias));
      if (layer < sizes.length - 1) {
        flow = graph.add("Tanh", List.of(flow));
      }
    }
    graph.floatOutput(flow, "scores", 1, sizes[sizes.length - 1]);
    return graph.toBytes(OPSET);
  }
}
