package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.casebook.models.ModelException;
import org.casebook.models.export.LayersToOnnx;
import org.casebook.models.export.TfjsBundle;
import org.junit.jupiter.api.Test;

/**
 * Converts a small random network of every kind of layer that MobileNetV2 has, runs it, and
 * compares with loops written here after Keras's documentation.
 */
class LayersToOnnxTest {
  private static final int SIZE = 8;
  private static final int CHANNELS = 4;
  private static final int CLASSES = 3;

  /** Keras lays kernels out as [height,width,in,out]; see the loops below for how they are used. */
  private static final String MODEL =
      """
      {modelTopology:{model_config:{config:{layers:[
       {class_name:"InputLayer",config:{name:"in",batch_input_shape:[null,8,8,3]},inbound_nodes:[]},
       {class_name:"ZeroPadding2D",config:{name:"pad",padding:[[0,1],[0,1]]},
        inbound_nodes:[[["in",0,0,{}]]]},
       {class_name:"Conv2D",config:{name:"conv",strides:[2,2],dilation_rate:[1,1],padding:"valid",
        use_bias:!1,activation:"linear"},inbound_nodes:[[["pad",0,0,{}]]]},
       {class_name:"BatchNormalization",config:{name:"norm",epsilon:.001},
        inbound_nodes:[[["conv",0,0,{}]]]},
       {class_name:"ReLU",config:{name:"relu",max_value:6},inbound_nodes:[[["norm",0,0,{}]]]},
       {class_name:"DepthwiseConv2D",config:{name:"deep",strides:[1,1],dilation_rate:[1,1],
        padding:"same",use_bias:!0,activation:"linear"},inbound_nodes:[[["relu",0,0,{}]]]},
       {class_name:"Add",config:{name:"add"},
        inbound_nodes:[[["relu",0,0,{}],["deep",0,0,{}]]]},
       {class_name:"AveragePooling2D",config:{name:"pool",pool_size:[2,2],strides:[2,2],
        padding:"valid"},inbound_nodes:[[["add",0,0,{}]]]},
       {class_name:"Flatten",config:{name:"flat"},inbound_nodes:[[["pool",0,0,{}]]]},
       {class_name:"Dense",config:{name:"dense",use_bias:!0,activation:"softmax"},
        inbound_nodes:[[["flat",0,0,{}]]]}]}}},
       weightsManifest:[{weights:[
        {name:"conv/kernel",shape:[3,3,3,4],dtype:"float32"},
        {name:"norm/gamma",shape:[4],dtype:"float32"},
        {name:"norm/beta",shape:[4],dtype:"float32"},
        {name:"norm/moving_mean",shape:[4],dtype:"float32"},
        {name:"norm/moving_variance",shape:[4],dtype:"float32"},
        {name:"deep/depthwise_kernel",shape:[3,3,4,1],dtype:"float32"},
        {name:"deep/bias",shape:[4],dtype:"float32"},
        {name:"dense/kernel",shape:[16,3],dtype:"float32",
         quantization:{dtype:"uint8",scale:.01,min:-1.2}},
        {name:"dense/bias",shape:[3],dtype:"float32"}]}]}
      """
          .replace("!0", "true")
          .replace("!1", "false");

  private final Random random = new Random(11);

  @Test
  void theConvertedNetworkComputesWhatKerasWould() throws Exception {
    float[] conv = floats(108);
    float[] gamma = floats(CHANNELS);
    float[] beta = floats(CHANNELS);
    float[] mean = floats(CHANNELS);
    float[] variance = new float[] {0.5f, 1.5f, 0.9f, 2f};
    float[] deep = floats(36);
    float[] deepBias = floats(CHANNELS);
    byte[] dense = new byte[48];
    random.nextBytes(dense);
    float[] denseBias = floats(CLASSES);
    float[] input = floats(SIZE * SIZE * 3);

    float[][][] x = convolve(input, conv);
    normalise(x, gamma, beta, mean, variance);
    addDepthwise(x, deep, deepBias);
    double[] expected = classify(x, dense, denseBias);

    byte[] data = data(dense, conv, gamma, beta, mean, variance, deep, deepBias, denseBias);
    byte[] model = LayersToOnnx.convert(TfjsBundle.of(MODEL, data));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OnnxSession session =
            new OnnxSession("test", environment, environment.createSession(model, options))) {
      OnnxSession.Output output =
          Objects.requireNonNull(
              session
                  .run(Map.of("in", OnnxSession.Input.floats(input, 1, SIZE, SIZE, 3)))
                  .get("prediction"));
      for (int i = 0; i < CLASSES; i++) {
        assertThat((double) output.values()[i]).isCloseTo(expected[i], within(1e-5));
      }
    }
  }

  @Test
  void weightsThatAreCutShortAreRefused() {
    assertThatThrownBy(() -> TfjsBundle.of(MODEL, new byte[100]))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("shorter than the manifest says");
  }

  @Test
  void aLayerThatIsNotKnownIsNamed() {
    String other = MODEL.replace("\"AveragePooling2D\"", "\"LSTM\"");
    assertThatThrownBy(
            () ->
                LayersToOnnx.convert(
                    TfjsBundle.of(other, new byte[(108 + 16 + 36 + 4 + 3) * 4 + 48])))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("LSTM");
  }

  /** Padding of one row and column after, then a 3x3 convolution with stride 2. */
  private static float[][][] convolve(float[] input, float[] kernel) {
    float[][][] out = new float[4][4][CHANNELS];
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        for (int o = 0; o < CHANNELS; o++) {
          for (int i = 0; i < 27; i++) {
            int row = 2 * y + i / 9;
            int column = 2 * x + i / 3 % 3;
            if (row < SIZE && column < SIZE) {
              out[y][x][o] += input[(row * SIZE + column) * 3 + i % 3] * kernel[i * CHANNELS + o];
            }
          }
        }
      }
    }
    return out;
  }

  private static void normalise(
      float[][][] x, float[] gamma, float[] beta, float[] mean, float[] variance) {
    for (float[][] row : x) {
      for (float[] pixel : row) {
        for (int c = 0; c < CHANNELS; c++) {
          double scale = gamma[c] / Math.sqrt(variance[c] + 0.001);
          double value = (pixel[c] - mean[c]) * scale + beta[c];
          pixel[c] = (float) Math.min(6, Math.max(0, value));
        }
      }
    }
  }

  private static void addDepthwise(float[][][] x, float[] kernel, float[] bias) {
    float[][][] sum = new float[4][4][CHANNELS];
    for (int y = 0; y < 4; y++) {
      for (int column = 0; column < 4; column++) {
        for (int c = 0; c < CHANNELS; c++) {
          float value = bias[c];
          for (int i = 0; i < 9; i++) {
            int row = y + i / 3 - 1;
            int at = column + i % 3 - 1;
            if (row >= 0 && row < 4 && at >= 0 && at < 4) {
              value += x[row][at][c] * kernel[i * CHANNELS + c];
            }
          }
          sum[y][column][c] = x[y][column][c] + value;
        }
      }
    }
    for (int y = 0; y < 4; y++) {
      x[y] = sum[y];
    }
  }

  private static double[] classify(float[][][] x, byte[] kernel, float[] bias) {
    double[] logits = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      logits[k] = bias[k];
      for (int i = 0; i < 16; i++) {
        int y = i / 8 * 2;
        int column = i / 4 % 2 * 2;
        int c = i % 4;
        double pooled =
            (x[y][column][c] + x[y][column + 1][c] + x[y + 1][column][c] + x[y + 1][column + 1][c])
                / 4.0;
        logits[k] += pooled * ((kernel[i * CLASSES + k] & 0xFF) * 0.01 - 1.2);
      }
    }
    double total = 0;
    for (int k = 0; k < CLASSES; k++) {
      logits[k] = Math.exp(logits[k]);
      total += logits[k];
    }
    for (int k = 0; k < CLASSES; k++) {
      logits[k] /= total;
    }
    return logits;
  }

  private float[] floats(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian() * 0.5f;
    }
    return values;
  }

  /** All weights one after the other; the quantised ones stand before the last. */
  private static byte[] data(byte[] quantised, float[]... floats) {
    ByteBuffer buffer = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < floats.length; i++) {
      if (i == floats.length - 1) {
        buffer.put(quantised);
      }
      for (float value : floats[i]) {
        buffer.putFloat(value);
      }
    }
    byte[] data = new byte[buffer.position()];
    buffer.flip().get(data);
    return data;
  }
}
