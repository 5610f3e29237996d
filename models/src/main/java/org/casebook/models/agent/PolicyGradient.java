package org.casebook.models.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Improves a policy on its own episodes: several of each case, advantages, then a few passes of the
 * clipped objective (Schulman et al. 2017; the wider upper clip is DAPO's, Yu et al. 2025), held
 * near a reference by its divergence and away from certainty by an entropy floor.
 */
final class PolicyGradient {
  private static final int BATCH = 128;

  private final PolicyNetwork policy;
  private final PolicyNetwork reference;
  private final Environment environment;
  private final Preferences preferences;
  private final Advantages advantages;
  private final LearningSettings settings;
  private final Random random;
  private final Adam adam;
  private final double[] average;

  PolicyGradient(
      PolicyNetwork policy,
      Environment environment,
      Preferences preferences,
      Advantages advantages,
      LearningSettings settings,
      long seed) {
    this.policy = policy;
    this.reference = policy.copy();
    this.environment = environment;
    this.preferences = preferences;
    this.advantages = advantages;
    this.settings = settings;
    this.random = new Random(seed);
    this.adam = new Adam(policy.network(), 1);
    this.average = new double[policy.network().weights().length];
  }

  /** Trains; the policy ends as the average of its weights over the second half. */
  void run(LearningCurve curve, BooleanSupplier cancelled) {
    int averaged = 0;
    for (int update = 0; update < settings.updates() && !cancelled.getAsBoolean(); update++) {
      curve.add(update(update));
      if (settings.average() && update >= settings.updates() / 2) {
        averaged++;
        float[] weights = policy.network().weights();
        for (int i = 0; i < weights.length; i++) {
          average[i] += (weights[i] - average[i]) / averaged;
        }
      }
    }
    for (int i = 0; averaged > 0 && i < average.length; i++) {
      policy.network().weights()[i] = (float) average[i];
    }
  }

  private LearningCurve.Point update(int update) {
    List<Trajectory> all = new ArrayList<>();
    List<Trajectory.Step> kept = new ArrayList<>();
    for (int i = 0; i < settings.cases(); i++) {
      List<Trajectory> group = group();
      all.addAll(group);
      if (advantages.assign(group) || !settings.dropEven()) {
        group.forEach(episode -> kept.addAll(episode.steps()));
      }
    }
    advantages.learn(all);
    LearningCurve.Point point = describe(update, all);
    ClippedObjective objective =
        new ClippedObjective(
            settings.clipLow(),
            settings.clipHigh(),
            settings.divergence(update),
            point.entropy() < settings.entropyFloor() ? settings.entropy() : 0);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      Collections.shuffle(kept, random);
      for (int from = 0; from < kept.size(); from += BATCH) {
        List<Trajectory.Step> batch = kept.subList(from, Math.min(from + BATCH, kept.size()));
        for (Trajectory.Step step : batch) {
          float[] scores = policy.network().forward(step.state);
          policy.network().backward(objective.gradient(scores, step, batch.size()));
        }
        adam.step(settings.rate());
      }
    }
    return point;
  }

  private List<Trajectory> group() {
    int index = random.nextInt(environment.cases());
    Preference preference = preferences.draw(random);
    List<Trajectory> group = new ArrayList<>(settings.group());
    for (int i = 0; i < settings.group(); i++) {
      group.add(play(environment.begin(index, preference), preference));
    }
    return group;
  }

  private Trajectory play(Environment.Episode episode, Preference preference) {
    Trajectory trajectory = new Trajectory();
    while (!episode.done()) {
      Situation situation = episode.situation();
      float[] state = policy.encoder().encode(situation, preference);
      long mask = situation.mask(environment.tools());
      float[] p = Softmax.of(policy.network().forward(state), mask);
      float[] near = Softmax.of(reference.network().forward(state), mask);
      int action = Softmax.sample(p, random);
      double reward = episode.step(action);
      trajectory.add(
          new Trajectory.Step(
              state, mask, situation.seen(), action, Math.log(p[action]), near, reward));
    }
    trajectory.close();
    return trajectory;
  }

  private LearningCurve.Point describe(int update, List<Trajectory> episodes) {
    double total = 0;
    double calls = 0;
    double entropy = 0;
    double divergence = 0;
    int steps = 0;
    for (Trajectory episode : episodes) {
      total += episode.total();
      calls += episode.steps().size() - 1;
      for (Trajectory.Step step : episode.steps()) {
        float[] p = Softmax.of(policy.network().forward(step.state), step.mask);
        entropy += Softmax.entropy(p);
        divergence += Softmax.divergence(p, step.reference);
        steps++;
      }
    }
    return new LearningCurve.Point(
        update,
        total / episodes.size(),
        calls / episodes.size(),
        divergence / steps,
        entropy / steps);
  }
}
