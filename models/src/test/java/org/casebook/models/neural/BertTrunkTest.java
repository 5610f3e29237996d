package org.casebook.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.casebook.models.export.BertToOnnx;
import org.casebook.models.export.Tensor;
import org.casebook.models.export.TensorMap;
import org.junit.jupiter.api.Test;

/** The network that learns is the network that is exported, and its gradients are right. */
class BertTrunkTest {
  private static final BertToOnnx.Shape SHAPE =
      new BertToOnnx.Shape(
          "", RandomBert.SHAPE.layers(), RandomBert.SHAPE.heads(), RandomBert.TOKENS, "Gelu");
  private static final String KERNEL = "encoder/layer_1/intermediate/dense/kernel";

  @Test
  void computesWhatOnnxRuntimeComputes() throws Exception {
    Map<String, Tensor> tensors = RandomBert.tensors();
    byte[] exact = BertToOnnx.convert(new TensorMap(tensors), SHAPE, true);
    TorchEngine torch = TorchForTests.open();
    try (NDManager arrays = torch.arrays()) {
      BertTrunk trunk = trunk(arrays, tensors);
      // a short text beside a long one: what fills up must change nothing
      List<long[]> texts = List.of(new long[] {1, 7, 33, 2}, new long[] {1, 4, 9, 9, 21, 30, 2});
      float[] states = trunk.states(arrays, PaddedBatch.of(texts), false).toFloatArray();
      for (int text = 0; text < texts.size(); text++) {
        float[] expected = run(exact, texts.get(text));
        int from = text * 7 * RandomBert.SHAPE.hidden();
        for (int i = 0; i < expected.length; i++) {
          assertThat(states[from + i]).isCloseTo(expected[i], within(1e-4f));
        }
      }
    }
  }

  @Test
  void eightBitsKeepTheVectorAndItsCompanyChangesNothing() throws Exception {
    TensorMap tensors = new TensorMap(RandomBert.tensors());
    byte[] exact = BertToOnnx.convert(tensors, SHAPE, true);
    byte[] small = BertToOnnx.convert(tensors, SHAPE, false);
    assertThat(small.length).isLessThan(exact.length);
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      long[] ids = random.longs(1 + random.nextInt(RandomBert.TOKENS), 0, 50).toArray();
      float[] alone = run(small, ids);
      assertThat(cosine(run(exact, ids), alone)).isGreaterThan(0.99);
      long[] pair = Arrays.copyOf(ids, 2 * ids.length);
      for (int j = 0; j < ids.length; j++) {
        pair[ids.length + j] = random.nextInt(RandomBert.WORDS);
      }
      assertThat(Arrays.copyOf(run(small, pair, 2), alone.length)).containsExactly(alone);
    }
  }

  @Test
  void gradientsAreSlopes() {
    TorchEngine torch = TorchForTests.open();
    TuningOptions options = new TuningOptions(1, 4, 1, 0, 0, 0, 0, 0, 0, 10, 1);
    Map<String, Tensor> start = RandomBert.tensors();
    List<TuningRow> rows = RandomBert.rows(4);
    Tensor gradient;
    try (HarmNetwork network = new HarmNetwork(torch, start, RandomBert.SHAPE, 2, options);
        GradientCollector gradients = torch.engine().newGradientCollector()) {
      gradients.backward(loss(network, rows));
      gradient = Parameters.tensor(network.parameters().get(KERNEL).getGradient());
    }
    int largest = 0;
    for (int i = 0; i < gradient.values().length; i++) {
      boolean more = Math.abs(gradient.values()[i]) > Math.abs(gradient.values()[largest]);
      largest = more ? i : largest;
    }
    double step = 1e-2;
    double up = moved(torch, start, rows, largest, step, options);
    double down = moved(torch, start, rows, largest, -step, options);
    double slope = (up - down) / (2 * step);
    assertThat(slope).isCloseTo(gradient.values()[largest], within(0.02 * Math.abs(slope) + 1e-4));
  }

  private static double moved(
      TorchEngine torch,
      Map<String, Tensor> start,
      List<TuningRow> rows,
      int index,
      double by,
      TuningOptions options) {
    Map<String, Tensor> tensors = new TreeMap<>(start);
    Tensor kernel = start.getOrDefault(KERNEL, new Tensor(new long[] {0}, new float[0]));
    float[] values = kernel.values().clone();
    values[index] += (float) by;
    tensors.put(KERNEL, new Tensor(kernel.shape(), values));
    try (HarmNetwork network = new HarmNetwork(torch, tensors, RandomBert.SHAPE, 2, options)) {
      return loss(network, rows).getFloat();
    }
  }

  private static NDArray loss(HarmNetwork network, List<TuningRow> rows) {
    PaddedBatch batch = PaddedBatch.of(rows.stream().map(TuningRow::pieces).toList());
    float[] targets = new float[rows.size() * 2];
    float[] weights = new float[rows.size() * 2];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = rows.get(i / 2).targets()[i % 2];
      weights[i] = rows.get(i / 2).weights()[i % 2];
    }
    return network.loss(network.logits(network.manager(), batch, false), targets, weights);
  }

  private static BertTrunk trunk(NDManager arrays, Map<String, Tensor> tensors) {
    return new BertTrunk(
        new Parameters(arrays, tensors, name -> false),
        RandomBert.SHAPE.layers(),
        RandomBert.SHAPE.heads(),
        0);
  }

  private static float[] run(byte[] model, long[] ids) throws Exception {
    return run(model, ids, 1);
  }

  private static float[] run(byte[] model, long[] ids, int texts) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model);
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(ids), new long[] {texts, ids.length / texts});
        OrtSession.Result result = session.run(Map.of("input_ids", input))) {
      float[] states = new float[ids.length * RandomBert.SHAPE.hidden()];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(states);
      return states;
    }
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }
}
