package org.casebook.models.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.junit.jupiter.api.Test;

/** What is read out of an encoder of PyTorch and written again computes the same. */
class OnnxWeightsTest {
  private static final long[] IDS = {101, 2023, 2003, 1037, 3231, 1997, 2616, 102};

  @Test
  void writtenAgainItComputesTheSame() throws Exception {
    Optional<StoredModel> stored =
        Optional.ofNullable(System.getenv("CASEBOOK_MODELS"))
            .flatMap(folder -> new Catalogue(Path.of(folder)).find(Recipes.MINILM_EXACT.model()));
    assumeThat(stored)
        .as("CASEBOOK_MODELS names a folder where `casebook models install minilm-l6-v2` was run")
        .isPresent();
    byte[] original = stored.orElseThrow().bytes("model.onnx");
    TensorMap weights = new TensorMap(OnnxWeights.read(original));
    BertToOnnx.Shape shape = new BertToOnnx.Shape("", 6, 12, 256, "Gelu");
    float[] expected = run(original);
    float[] exact = run(BertToOnnx.convert(weights, shape, true));
    for (int i = 0; i < expected.length; i++) {
      assertThat(exact[i]).isCloseTo(expected[i], within(1e-4f));
    }
  }

  @Test
  void anythingElseIsRefused() {
    byte[] other = new OnnxGraph().toBytes(17);
    assertThatThrownBy(() -> OnnxWeights.read(other))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no BERT encoder");
  }

  private static float[] run(byte[] model) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model)) {
      long[] ones = new long[IDS.length];
      Arrays.fill(ones, 1);
      Map<String, long[]> values =
          Map.of("input_ids", IDS, "attention_mask", ones, "token_type_ids", new long[IDS.length]);
      Map<String, OnnxTensor> inputs = new HashMap<>();
      for (String name : session.getInputNames()) {
        long[] row = values.getOrDefault(name, ones);
        inputs.put(
            name,
            OnnxTensor.createTensor(environment, LongBuffer.wrap(row), new long[] {1, row.length}));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        float[] states = new float[IDS.length * 384];
        ((OnnxTensor) result.get("last_hidden_state").orElseThrow()).getFloatBuffer().get(states);
        return states;
      } finally {
        inputs.values().forEach(OnnxTensor::close);
      }
    }
  }
}
