package org.casebook.models.agent;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The operating points that a policy is trained for: a fixed set, so that the teacher is solved
 * once for each.
 *
 * @param points at least one
 */
public record Preferences(List<Preference> points) {
  /** Share of draws that are the default. */
  private static final double DEFAULT_SHARE = 0.4;

  /** Copies the list. */
  public Preferences {
    points = List.copyOf(points);
  }

  /** The default point alone. */
  public static Preferences single() {
    return new Preferences(List.of(Preference.DEFAULT));
  }

  /** Points spread evenly in the logarithm: each cost from half to twice its default. */
  public static Preferences spread(int count, long seed) {
    Random random = new Random(seed);
    return new Preferences(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Preference(
                        Preference.DEFAULT.miss() * factor(random),
                        Preference.DEFAULT.falseAlarm() * factor(random),
                        Preference.DEFAULT.human() * factor(random),
                        Preference.DEFAULT.price() * factor(random)))
            .toList());
  }

  private static double factor(Random random) {
    return Math.pow(2, 2 * random.nextDouble() - 1);
  }

  Preference draw(Random random) {
    return random.nextDouble() < DEFAULT_SHARE
        ? Preference.DEFAULT
        : points.get(random.nextInt(points.size()));
  }
}
