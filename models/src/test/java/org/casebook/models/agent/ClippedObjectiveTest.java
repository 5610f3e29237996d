package org.casebook.models.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ClippedObjectiveTest {
  private static final ClippedObjective OBJECTIVE = new ClippedObjective(0.2, 0.28, 0.05, 0.01);
  private static final float[] REFERENCE = {0.4f, 0.1f, 0.3f, 0, 0.2f};
  private static final long MASK = 0b10111;

  @Property(tries = 200)
  void theGradientIsTheSlopeOfTheLoss(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -1, max = 1) double advantage,
      @ForAll @DoubleRange(min = -2, max = 0) double old) {
    Random random = new Random(seed);
    float[] scores = new float[REFERENCE.length];
    for (int a = 0; a < scores.length; a++) {
      scores[a] = 4 * random.nextFloat() - 2;
    }
    Trajectory.Step step = new Trajectory.Step(new float[0], MASK, 0, 2, old, REFERENCE, 0);
    step.advantage = advantage;
    double ratio = Math.exp(Math.log(Softmax.of(scores, MASK)[2]) - old);
    if (Math.abs(ratio - 0.8) < 0.02 || Math.abs(ratio - 1.28) < 0.03) {
      return; // the loss has a corner there
    }
    float[] gradient = OBJECTIVE.gradient(scores, step, 1);
    for (int a = 0; a < scores.length; a++) {
      float before = scores[a];
      scores[a] = before + 1e-2f;
      double up = OBJECTIVE.loss(scores, step);
      float high = scores[a];
      scores[a] = before - 1e-2f;
      double down = OBJECTIVE.loss(scores, step);
      double width = (double) high - scores[a];
      scores[a] = before;
      assertThat((double) gradient[a]).isCloseTo((up - down) / width, within(2e-3));
    }
    assertThat(gradient[3]).as("a forbidden action").isZero();
  }
}
