package org.casebook.models.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Teaches a network what the teacher would do, in situations that the teacher meets on logged cases
 * and, by detours, in some that it would avoid. Actions that are nearly as good share the
 * probability, so that a mistake costs as much as it matters.
 */
public final class BehaviourCloning {
  /** Share of steps that go astray, so that the network also knows the way back. */
  private static final double DETOUR = 0.15;

  /** Differences of value below this are nearly the same. */
  private static final double TEMPERATURE = 0.005;

  private static final int BATCH = 64;

  private BehaviourCloning() {}

  /**
   * How much to teach.
   *
   * @param situations how many to gather
   * @param epochs times that each is shown
   * @param rate learning rate at the start; falls to a tenth
   */
  public record Settings(int situations, int epochs, double rate) {
    /** Enough for eight tools. */
    public static final Settings STANDARD = new Settings(24_000, 8, 3e-3);
  }

  @SuppressWarnings("ArrayRecordComponent") // rows of a computation; never compared
  private record Lesson(float[] state, long mask, float[] target) {}

  /**
   * Teaches.
   *
   * @return mean divergence of the network from the teacher in the last epoch, in nats
   */
  public static double teach(
      PolicyNetwork policy,
      Teacher teacher,
      Environment environment,
      Preferences preferences,
      Settings settings,
      long seed,
      BooleanSupplier cancelled) {
    Random random = new Random(seed);
    List<Lesson> lessons =
        gather(policy, teacher, environment, preferences, settings.situations(), random);
    Adam adam = new Adam(policy.network(), 1);
    double loss = 0;
    int steps = settings.epochs() * ((lessons.size() + BATCH - 1) / BATCH);
    int step = 0;
    for (int epoch = 0; epoch < settings.epochs() && !cancelled.getAsBoolean(); epoch++) {
      Collections.shuffle(lessons, random);
      loss = 0;
      for (int from = 0; from < lessons.size(); from += BATCH) {
        List<Lesson> batch = lessons.subList(from, Math.min(from + BATCH, lessons.size()));
        for (Lesson lesson : batch) {
          loss += learn(policy.network(), lesson, batch.size());
        }
        adam.step(settings.rate() * (0.1 + 0.9 * (steps - step++) / steps));
      }
      loss /= lessons.size();
    }
    return loss;
  }

  private static double learn(Mlp network, Lesson lesson, int batch) {
    float[] p = Softmax.of(network.forward(lesson.state()), lesson.mask());
    double loss = Softmax.divergence(lesson.target(), p);
    for (int a = 0; a < p.length; a++) {
      p[a] = (p[a] - lesson.target()[a]) / batch;
    }
    network.backward(p);
    return loss;
  }

  private static List<Lesson> gather(
      PolicyNetwork policy,
      Teacher teacher,
      Environment environment,
      Preferences preferences,
      int most,
      Random random) {
    List<Lesson> lessons = new ArrayList<>(most);
    while (lessons.size() < most) {
      Preference preference = preferences.draw(random);
      Environment.Episode episode =
          environment.begin(random.nextInt(environment.cases()), preference);
      while (!episode.done() && lessons.size() < most) {
        Situation situation = episode.situation();
        long mask = situation.mask(environment.tools());
        double[] values = teacher.values(situation, preference);
        lessons.add(
            new Lesson(policy.encoder().encode(situation, preference), mask, target(values, mask)));
        episode.step(
            random.nextDouble() < DETOUR
                ? detour(situation, environment.tools(), random)
                : Actions.best(values, mask));
      }
    }
    return lessons;
  }

  private static float[] target(double[] values, long mask) {
    float[] scores = new float[values.length];
    for (int a = 0; a < values.length; a++) {
      scores[a] = (float) (values[a] / TEMPERATURE);
    }
    return Softmax.of(scores, mask);
  }

  /** Any tool that is left, or a person when none is. */
  private static int detour(Situation situation, int tools, Random random) {
    int left = Integer.bitCount(situation.available());
    if (left == 0) {
      return Terminal.ESCALATE.action(tools);
    }
    int skip = random.nextInt(left);
    for (int tool = 0; tool < tools; tool++) {
      if (situation.offers(tool) && skip-- == 0) {
        return tool;
      }
    }
    throw new IllegalStateException("fewer tools are left than were counted");
  }
}
