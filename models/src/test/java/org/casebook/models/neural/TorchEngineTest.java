package org.casebook.models.neural;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;

/** The engine computes, differentiates and repeats itself. */
class TorchEngineTest {
  @Test
  void differentiates() {
    TorchEngine torch = TorchForTests.open();
    try (NDManager arrays = torch.arrays();
        GradientCollector gradients = torch.engine().newGradientCollector()) {
      NDArray x = arrays.create(new float[] {1, 2, 3});
      x.setRequiresGradient(true);
      gradients.backward(x.mul(x).sum());
      assertThat(x.getGradient().toFloatArray()).containsExactly(2, 4, 6);
    }
  }

  @Test
  void sameSeedSameNumbers() {
    TorchEngine torch = TorchForTests.open();
    try (NDManager arrays = torch.arrays()) {
      torch.seed(7);
      float[] once = arrays.randomNormal(new Shape(5)).toFloatArray();
      torch.seed(7);
      assertThat(arrays.randomNormal(new Shape(5)).toFloatArray()).containsExactly(once);
    }
  }
}
