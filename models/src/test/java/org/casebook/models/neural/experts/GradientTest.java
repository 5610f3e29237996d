package org.casebook.models.neural.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.casebook.models.export.Tensor;
import org.casebook.models.moderation.DeadZone;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.neural.TorchEngine;
import org.casebook.models.neural.TorchForTests;
import org.junit.jupiter.api.Test;

/** The gradient of the whole loss is what small steps of the weights say it is. */
class GradientTest {
  private static final float STEP = 2e-3f;

  @Test
  void agreesWithFiniteDifferences() {
    TorchEngine torch = TorchForTests.open();
    List<LabelledCase> batch = Toy.xor(12, 5);
    try (NDManager arrays = torch.arrays()) {
      Parameters parameters = new Parameters(arrays, new ModerationNetwork(Toy.SHAPE).plan(3));
      parameters.set(decided(parameters));
      float[] gradient;
      try (NDManager step = torch.arrays();
          GradientCollector collector = torch.engine().newGradientCollector()) {
        collector.backward(loss(parameters, step, batch));
        gradient = parameters.flat().getGradient().toFloatArray();
      }
      Random random = new Random(1);
      float[] values = parameters.values();
      for (int round = 0; round < 12; round++) {
        // along the gradient itself for a share of the weights, so that the slope is not noise
        float[] direction = new float[values.length];
        double slope = 0;
        double length = 0;
        for (int i = 0; i < direction.length; i++) {
          direction[i] = random.nextInt(8) == 0 ? gradient[i] : 0;
          length += direction[i] * direction[i];
        }
        length = Math.sqrt(length);
        for (int i = 0; i < direction.length; i++) {
          slope += gradient[i] * direction[i] / length;
        }
        double up = at(torch, parameters, values, direction, STEP / length, batch);
        double down = at(torch, parameters, values, direction, -STEP / length, batch);
        assertThat((up - down) / (2 * STEP)).isCloseTo(slope, within(0.02 * slope + 1e-3));
      }
    }
  }

  /** Routers that are sure of themselves: where a small step changes a choice, the loss jumps. */
  private static float[] decided(Parameters parameters) {
    float[] values = parameters.values();
    int at = 0;
    for (Map.Entry<String, Tensor> tensor : parameters.tensors().entrySet()) {
      int end = at + tensor.getValue().values().length;
      for (int i = at; i < end && tensor.getKey().endsWith("router_modality"); i++) {
        values[i] *= 30;
      }
      at = end;
    }
    return values;
  }

  private static double at(
      TorchEngine torch,
      Parameters parameters,
      float[] values,
      float[] direction,
      double step,
      List<LabelledCase> batch) {
    float[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (step * direction[i]);
    }
    parameters.set(moved);
    try (NDManager arrays = torch.arrays()) {
      return loss(parameters, arrays, batch).getFloat();
    }
  }

  private static NDArray loss(Parameters parameters, NDManager step, List<LabelledCase> batch) {
    Map<String, NDArray> weights = parameters.in(step);
    ModerationNetwork.Output output =
        new ModerationNetwork(Toy.SHAPE)
            .run(
                weights,
                TokenBatch.of(step, Toy.SHAPE, batch.stream().map(LabelledCase::tokens).toList()),
                TrainedNetwork.policies(step, List.of(Toy.policies().mean(Toy.HATE))),
                Stream.generate(() -> new DeadZone(4)).limit(2).toList(),
                false,
                Optional.empty());
    NDArray scale = ModerationNetwork.weight(weights, "align.scale").exp();
    // the focal factor is held constant in the gradient, so it is left out here
    return ModerationLoss.labels(output.logits(), batch, List.of(Toy.HATE), false)
        .add(ModerationLoss.beside(Toy.SHAPE, output, scale, batch));
  }
}
