package org.casebook.models.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Advantages by a learned value (PPO, Schulman et al. 2017, with generalised advantage estimation):
 * the control arm, which needs no group.
 */
final class Critic implements Advantages {
  private static final double LAMBDA = 0.95;
  private static final double RATE = 2e-3;
  private static final int EPOCHS = 3;
  private static final int BATCH = 64;

  private final Mlp value;
  private final Adam adam;
  private final Random random;

  Critic(int inputs, long seed) {
    this.random = new Random(seed);
    this.value = new Mlp(random, inputs, 64, 64, 1);
    this.adam = new Adam(value, 1);
  }

  @Override
  public boolean assign(List<Trajectory> group) {
    for (Trajectory episode : group) {
      double next = 0;
      double advantage = 0;
      for (int i = episode.steps().size() - 1; i >= 0; i--) {
        Trajectory.Step step = episode.steps().get(i);
        double now = value.forward(step.state)[0];
        advantage = step.reward + next - now + LAMBDA * advantage;
        step.advantage = advantage;
        next = now;
      }
    }
    return true;
  }

  @Override
  public void learn(List<Trajectory> episodes) {
    List<Trajectory.Step> steps = new ArrayList<>();
    episodes.forEach(episode -> steps.addAll(episode.steps()));
    float[] error = new float[1];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(steps, random);
      for (int from = 0; from < steps.size(); from += BATCH) {
        List<Trajectory.Step> batch = steps.subList(from, Math.min(from + BATCH, steps.size()));
        for (Trajectory.Step step : batch) {
          error[0] = (float) ((value.forward(step.state)[0] - step.toGo) / batch.size());
          value.backward(error);
        }
        adam.step(RATE);
      }
    }
  }
}
