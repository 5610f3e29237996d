package org.casebook.models.neural.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.export.ModerationOnnx;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.ModerationInputs;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.neural.TorchEngine;
import org.casebook.models.neural.TorchForTests;
import org.casebook.models.training.Progress;
import org.junit.jupiter.api.Test;

/** What is exported says what was trained, from the same parts, and routes to the same experts. */
class ModerationOnnxTest {
  private static final List<LabelledCase> CASES = Toy.xor(12, 9);

  @Test
  void roundTrip() throws OrtException {
    check(Toy.SHAPE);
  }

  @Test
  void roundTripDense() throws OrtException {
    check(Toy.SHAPE.dense());
  }

  private static void check(NetworkShape shape) throws OrtException {
    TorchEngine torch = TorchForTests.open();
    ExpertsSettings settings = new ExpertsSettings(40, 32, 5e-3, 20, 10, 0.3, true, Map.of(), 7);
    List<float[]> texts = List.of(Toy.policies().mean(Toy.HATE), new float[] {0, 0, 1, 0, 0, 0});
    try (TrainedNetwork network =
        new ModerationTrainer(torch, shape, settings, Toy.policies(), Optional.empty())
            .train(Toy.xor(300, 1), Toy.xor(40, 2), Progress.SILENT, () -> false)) {
      List<CaseTokens> cases = new ArrayList<>();
      CASES.forEach(one -> cases.add(one.tokens()));
      cases.add(cases.get(0).keeping(t -> t.modality().name().equals("TEXT")));
      TrainedNetwork.Readings trained = network.read(cases, texts);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession session =
          environment.createSession(
              ModerationOnnx.bytes(shape, network.tensors(), network.bias()))) {
        for (int i = 0; i < cases.size(); i++) {
          Map<String, float[]> out = run(environment, session, shape, cases.get(i), texts);
          for (int p = 0; p < texts.size(); p++) {
            double logit = at(out, "logits", p);
            assertThat(logit).isCloseTo(trained.logits()[i][p], within(1e-4));
            double parts = at(out, "spread", p) + at(out, "interaction", p) + at(out, "bias", p);
            for (int t = 0; t < cases.get(i).tokens().size(); t++) {
              parts += at(out, "contributions", t * texts.size() + p);
            }
            assertThat(parts).isCloseTo(logit, within(1e-5));
          }
        }
      }
    }
  }

  private static double at(Map<String, float[]> out, String name, int index) {
    return out.getOrDefault(name, new float[0])[index];
  }

  private static Map<String, float[]> run(
      OrtEnvironment environment,
      OrtSession session,
      NetworkShape shape,
      CaseTokens one,
      List<float[]> policies)
      throws OrtException {
    ModerationInputs inputs = ModerationInputs.of(one, shape, policies);
    Map<String, OnnxTensor> tensors = new HashMap<>();
    Set<String> names = session.getInputNames();
    for (ModerationInputs.Floats floats : inputs.floats()) {
      if (names.contains(floats.name())) {
        tensors.put(
            floats.name(),
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(floats.values()), floats.shape()));
      }
    }
    tensors.put(
        "modality",
        OnnxTensor.createTensor(
            environment,
            LongBuffer.wrap(inputs.modality()),
            new long[] {inputs.modality().length}));
    Map<String, float[]> values = new HashMap<>();
    try (OrtSession.Result result = session.run(tensors)) {
      for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
        FloatBuffer buffer = ((OnnxTensor) output.getValue()).getFloatBuffer();
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        values.put(output.getKey(), floats);
      }
    }
    tensors.values().forEach(OnnxTensor::close);
    return values;
  }
}
