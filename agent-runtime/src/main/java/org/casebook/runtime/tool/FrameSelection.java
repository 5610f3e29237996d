package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.casebook.runtime.media.Moment;

/**
 * Which moments of a video are looked at. First the beginning, the largest changes of scene and an
 * even grid; then, around what looks suspicious, the moments halfway to the neighbours.
 */
final class FrameSelection {
  /** A change of scene moves a good part of all pixels. */
  private static final double SCENE_CHANGE = 0.08;

  /** Closer moments show the same thing. */
  private static final long CLOSEST_MILLIS = 400;

  private FrameSelection() {}

  /**
   * The first look.
   *
   * @param most at most so many; half of them at most go to scene changes
   * @return times in milliseconds, ascending
   */
  static NavigableSet<Long> first(List<Moment> moments, long durationMillis, int most) {
    NavigableSet<Long> chosen = new TreeSet<>();
    if (moments.isEmpty()) {
      return chosen;
    }
    chosen.add(moments.get(0).millis());
    moments.stream()
        .filter(moment -> moment.change() >= SCENE_CHANGE)
        .sorted(Comparator.comparingDouble(Moment::change).reversed())
        .map(Moment::millis)
        .filter(time -> apart(time, chosen))
        .limit(Math.max(0, most / 2 - 1))
        .toList()
        .forEach(time -> add(time, chosen));
    List<Long> times = moments.stream().map(Moment::millis).toList();
    while (chosen.size() < most) {
      long middle = middleOfLargestGap(chosen, durationMillis);
      long nearest = nearest(middle, times);
      if (!apart(nearest, chosen)) {
        break;
      }
      chosen.add(nearest);
    }
    return chosen;
  }

  private static void add(long time, NavigableSet<Long> chosen) {
    if (apart(time, chosen)) {
      chosen.add(time);
    }
  }

  private static boolean apart(long time, NavigableSet<Long> chosen) {
    Long below = chosen.floor(time);
    Long above = chosen.ceiling(time);
    return (below == null || time - below >= CLOSEST_MILLIS)
        && (above == null || above - time >= CLOSEST_MILLIS);
  }

  private static long middleOfLargestGap(NavigableSet<Long> chosen, long durationMillis) {
    long middle = 0;
    long widest = -1;
    List<Long> ends = new ArrayList<>(chosen);
    ends.add(durationMillis);
    for (int i = 1; i < ends.size(); i++) {
      long gap = ends.get(i) - ends.get(i - 1);
      if (gap > widest) {
        widest = gap;
        middle = ends.get(i - 1) + gap / 2;
      }
    }
    return middle;
  }

  private static long nearest(long time, Collection<Long> times) {
    return times.stream()
        .min(Comparator.comparingLong((Long other) -> Math.abs(other - time)))
        .orElse(time);
  }

  /**
   * Where to look closer: halfway between each suspicious moment and its neighbours, the most
   * suspicious first.
   *
   * @param seen suspicion by time
   * @param threshold from which suspicion on
   * @param most at most so many
   */
  static List<Long> closer(NavigableMap<Long, Double> seen, double threshold, int most) {
    NavigableSet<Long> known = new TreeSet<>(seen.keySet());
    List<Long> chosen = new ArrayList<>();
    seen.entrySet().stream()
        .filter(entry -> entry.getValue() >= threshold)
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .forEach(
            time -> {
              halfway(time, known.lower(time), known, chosen);
              halfway(time, known.higher(time), known, chosen);
            });
    return chosen.subList(0, Math.min(most, chosen.size()));
  }

  @SuppressWarnings("NullAway") // no neighbour: nothing between
  private static void halfway(
      long time,
      @org.jspecify.annotations.Nullable Long neighbour,
      NavigableSet<Long> known,
      List<Long> chosen) {
    if (neighbour != null) {
      long middle = (time + neighbour) / 2;
      if (apart(middle, known)) {
        known.add(middle);
        chosen.add(middle);
      }
    }
  }
}
