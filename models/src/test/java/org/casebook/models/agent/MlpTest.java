package org.casebook.models.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MlpTest {
  private static final float[] INPUT = {0.3f, -0.7f, 0, 1.2f};
  private static final float[] PULL = {0.5f, -1.5f, 0.8f};

  @Test
  void gradientsAreWhatSmallChangesShow() {
    Mlp network = new Mlp(new Random(3), 4, 7, 5, 3);
    network.forward(INPUT);
    network.backward(PULL);
    float[] gradient = network.gradient().clone();
    float[] weights = network.weights();
    float step = 1e-2f;
    for (int i = 0; i < weights.length; i++) {
      float before = weights[i];
      weights[i] = before + step;
      double up = loss(network);
      weights[i] = before - step;
      double down = loss(network);
      weights[i] = before;
      assertThat((double) gradient[i])
          .as("weight %d", i)
          .isCloseTo((up - down) / (2 * step), within(2e-4));
    }
  }

  private static double loss(Mlp network) {
    float[] out = network.forward(INPUT);
    return PULL[0] * out[0] + PULL[1] * out[1] + PULL[2] * out[2];
  }

  @Test
  void learnsWhatNoLinearModelCan() {
    Mlp network = new Mlp(new Random(1), 2, 8, 1);
    Adam adam = new Adam(network, 1);
    for (int step = 0; step < 2_000; step++) {
      float[] input = {step & 1, step >> 1 & 1};
      float wanted = input[0] == input[1] ? 0 : 1;
      network.backward(new float[] {network.forward(input)[0] - wanted});
      adam.step(1e-2);
    }
    assertThat(network.forward(new float[] {1, 0})[0]).isCloseTo(1, within(0.1f));
    assertThat(network.forward(new float[] {1, 1})[0]).isCloseTo(0, within(0.1f));
  }

  @Test
  void aSeedGivesTheSameWeights() {
    assertThat(new Mlp(new Random(5), 4, 6, 2).sha256())
        .isEqualTo(new Mlp(new Random(5), 4, 6, 2).sha256())
        .isNotEqualTo(new Mlp(new Random(6), 4, 6, 2).sha256());
  }

  @Test
  void aCopyLearnsOnItsOwn() {
    Mlp network = new Mlp(new Random(5), 4, 6, 2);
    Mlp copy = network.copy();
    copy.weights()[0] += 1;
    assertThat(copy.sha256()).isNotEqualTo(network.sha256());
  }
}
