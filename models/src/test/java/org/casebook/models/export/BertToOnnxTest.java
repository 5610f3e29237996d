package org.casebook.models.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network, converted, against its definition in plain loops. */
class BertToOnnxTest {
  private static final BertToOnnx.Shape SHAPE =
      new BertToOnnx.Shape("bert/", TinyBert.LAYERS, TinyBert.HEADS, TinyBert.TOKENS);

  @TempDir Path folder;
  private final TinyBert bert = new TinyBert();

  @Test
  void exactConversionEqualsTheDefinition() throws Exception {
    long[] ids = {1, 7, 7, 33, 49, 2};
    float[] states = run(convert(true), ids, 1);
    float[][] expected = bert.states(ids);
    for (int i = 0; i < states.length; i++) {
      assertThat(states[i])
          .isCloseTo(expected[i / TinyBert.HIDDEN][i % TinyBert.HIDDEN], within(1e-4f));
    }
  }

  @Test
  void eightBitsStayClose() throws Exception {
    Path exact = convert(true);
    Path small = convert(false);
    assertThat(Files.size(small.resolveSibling(BertToOnnx.WEIGHTS)))
        .isLessThan(Files.size(exact.resolveSibling(BertToOnnx.WEIGHTS)));
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      long[] ids = random.longs(1 + random.nextInt(TinyBert.TOKENS), 0, TinyBert.WORDS).toArray();
      assertThat(cosine(run(exact, ids, 1), run(small, ids, 1))).isGreaterThan(0.995);
    }
  }

  @Test
  void neighboursInABatchChangeNothing() throws Exception {
    Path model = convert(false);
    long[] batch = new Random(2).longs(8 * 7, 0, TinyBert.WORDS).toArray();
    float[] together = run(model, batch, 8);
    int size = together.length / 8;
    for (int i = 0; i < 8; i++) {
      float[] alone = run(model, Arrays.copyOfRange(batch, i * 7, (i + 1) * 7), 1);
      assertThat(Arrays.copyOfRange(together, i * size, (i + 1) * size)).containsExactly(alone);
    }
  }

  private Path convert(boolean exact) throws Exception {
    Path home = Files.createDirectories(folder.resolve(exact ? "exact" : "small"));
    try (TensorBundle bundle = bert.files().open(home)) {
      BertToOnnx.convert(bundle, SHAPE, exact, home.resolve("model.onnx"));
    }
    return home.resolve("model.onnx");
  }

  private static float[] run(Path model, long[] ids, int batch) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {batch, ids.length / batch};
    try (OrtSession session = environment.createSession(model.toString());
        OnnxTensor tensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OrtSession.Result result = session.run(Map.of("input_ids", tensor))) {
      OnnxTensor states = (OnnxTensor) result.get("last_hidden_state").orElseThrow();
      assertThat(states.getInfo().getShape())
          .containsExactly(batch, ids.length / batch, TinyBert.HIDDEN);
      float[] values = new float[batch * (ids.length / batch) * TinyBert.HIDDEN];
      states.getFloatBuffer().get(values);
      return values;
    }
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      left += a[i] * a[i];
      right += b[i] * b[i];
    }
    return dot / Math.sqrt(left * right);
  }
}
