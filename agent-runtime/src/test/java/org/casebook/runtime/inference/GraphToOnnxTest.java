package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.casebook.models.ModelException;
import org.casebook.models.export.GraphToOnnx;
import org.casebook.models.export.TfjsBundle;
import org.junit.jupiter.api.Test;

/**
 * Converts a small graph with a fused convolution, a squeeze-and-excite block and a resize, cut
 * before an operator that is not converted, and compares with loops written here.
 */
class GraphToOnnxTest {
  private static final int SIDE = 4;

  /** U0FNRQ== is SAME, Qmlhc0FkZA== is BiasAdd, UmVsdTY= is Relu6. */
  private static final String GRAPH =
      """
      {"format": "graph-model", "modelTopology": {"node": [
        {"name": "in", "op": "Placeholder", "attr": {"shape": {"shape": {"dim":
          [{"size": "1"}, {"size": "4"}, {"size": "4"}, {"size": "2"}]}}}},
        {"name": "k", "op": "Const"}, {"name": "b", "op": "Const"}, {"name": "axes", "op": "Const"},
        {"name": "size", "op": "Const"}, {"name": "axis", "op": "Const"}, {"name": "half", "op": "Const"},
        {"name": "conv", "op": "_FusedConv2D", "input": ["in", "k", "b"], "attr": {
          "strides": {"list": {"i": ["1", "1", "1", "1"]}}, "padding": {"s": "U0FNRQ=="},
          "dilations": {"list": {"i": ["1", "1", "1", "1"]}},
          "fused_ops": {"list": {"s": ["Qmlhc0FkZA==", "UmVsdTY="]}}}},
        {"name": "mean", "op": "Mean", "input": ["conv", "axes"], "attr": {"keep_dims": {"b": true}}},
        {"name": "gate", "op": "Sigmoid", "input": ["mean"]},
        {"name": "scaled", "op": "Mul", "input": ["conv", "gate"]},
        {"name": "halved", "op": "Mul", "input": ["scaled", "half"]},
        {"name": "both", "op": "ConcatV2", "input": ["halved", "in:0", "axis"]},
        {"name": "up", "op": "ResizeBilinear", "input": ["both", "size"], "attr": {
          "align_corners": {"b": false}, "half_pixel_centers": {"b": false}}},
        {"name": "top", "op": "TopKV2", "input": ["up"]}]},
       "weightsManifest": [{"weights": [
        {"name": "k", "shape": [1, 1, 2, 3], "dtype": "float32"},
        {"name": "b", "shape": [3], "dtype": "float32", "quantization": {"dtype": "float16"}},
        {"name": "axes", "shape": [2], "dtype": "int32"},
        {"name": "size", "shape": [2], "dtype": "int32"},
        {"name": "axis", "shape": [], "dtype": "int32"},
        {"name": "half", "shape": [], "dtype": "float32"}]}]}
      """;

  private static final float[] KERNEL = {0.5f, -1, 2, 1.5f, 0.25f, -0.75f};
  private static final short[] BIAS = {0x3C00, (short) 0xB800, 0x0000}; // 1, -0.5, 0

  private static byte[] weights() {
    ByteBuffer data = ByteBuffer.allocate(24 + 6 + 8 + 8 + 4 + 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : KERNEL) {
      data.putFloat(value);
    }
    for (short value : BIAS) {
      data.putShort(value);
    }
    data.putInt(1).putInt(2).putInt(2 * SIDE).putInt(2 * SIDE).putInt(-1).putFloat(0.5f);
    return data.array();
  }

  @Test
  void theConvertedGraphComputesWhatTensorFlowWould() throws Exception {
    Random random = new Random(3);
    float[] input = new float[SIDE * SIDE * 2];
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) random.nextGaussian();
    }
    float[][] pixels = expected(input);
    byte[] model =
        GraphToOnnx.convert(
            TfjsBundle.of(GRAPH, weights()),
            List.of(new GraphToOnnx.Output("up", "out", List.of(8L, 8L, 5L))));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OnnxSession session =
            new OnnxSession("test", environment, environment.createSession(model, options))) {
      OnnxSession.Output output =
          Objects.requireNonNull(
              session
                  .run(Map.of("in", OnnxSession.Input.floats(input, 1, SIDE, SIDE, 2)))
                  .get("out"));
      assertThat(output.shape()).containsExactly(1, 8, 8, 5);
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 8; x++) {
          for (int c = 0; c < 5; c++) {
            assertThat((double) output.values()[(y * 8 + x) * 5 + c])
                .isCloseTo(resized(pixels, y / 2.0, x / 2.0, c), within(1e-5));
          }
        }
      }
    }
  }

  @Test
  void anOperatorThatIsNotKnownIsNamed() {
    assertThatThrownBy(
            () ->
                GraphToOnnx.convert(
                    TfjsBundle.of(GRAPH, weights()),
                    List.of(new GraphToOnnx.Output("top", "out", List.of(8L, 8L, 5L)))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("TopKV2");
  }

  /** Per pixel the three channels of the gated convolution, halved, and the two of the input. */
  private static float[][] expected(float[] input) {
    double[] bias = {1, -0.5, 0};
    float[][] pixels = new float[SIDE * SIDE][5];
    double[] mean = new double[3];
    for (int p = 0; p < pixels.length; p++) {
      for (int c = 0; c < 3; c++) {
        double sum = bias[c] + input[2 * p] * KERNEL[c] + input[2 * p + 1] * KERNEL[3 + c];
        pixels[p][c] = (float) Math.min(6, Math.max(0, sum));
        mean[c] += pixels[p][c] / (double) pixels.length;
      }
      pixels[p][3] = input[2 * p];
      pixels[p][4] = input[2 * p + 1];
    }
    for (float[] pixel : pixels) {
      for (int c = 0; c < 3; c++) {
        pixel[c] *= (float) (0.5 / (1 + Math.exp(-mean[c])));
      }
    }
    return pixels;
  }

  private static double resized(float[][] pixels, double y, double x, int c) {
    int y0 = (int) y;
    int x0 = (int) x;
    int y1 = Math.min(SIDE - 1, y0 + 1);
    int x1 = Math.min(SIDE - 1, x0 + 1);
    double top = mix(pixels[y0 * SIDE + x0][c], pixels[y0 * SIDE + x1][c], x - x0);
    double bottom = mix(pixels[y1 * SIDE + x0][c], pixels[y1 * SIDE + x1][c], x - x0);
    return mix(top, bottom, y - y0);
  }

  private static double mix(double a, double b, double part) {
    return a + (b - a) * part;
  }
}
