package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.casebook.runtime.media.Moment;
import org.junit.jupiter.api.Test;

class FrameSelectionTest {
  private static List<Moment> still(int count, long step) {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      moments.add(new Moment(i * step, i == 0 ? 1 : 0));
    }
    return moments;
  }

  @Test
  void everySceneIsSeenAndAStillSceneOnAGrid() {
    List<Moment> moments = still(100, 1_000);
    moments.set(37, new Moment(37_000, 0.5));
    moments.set(81, new Moment(81_000, 0.2));

    NavigableSet<Long> chosen = FrameSelection.first(moments, 100_000, 12);

    assertThat(chosen).contains(0L, 37_000L, 81_000L).hasSize(12);
    assertThat(widestGap(chosen, 100_000)).isLessThan(25_000);
  }

  private static long widestGap(NavigableSet<Long> times, long end) {
    long widest = 0;
    Iterator<Long> each = times.iterator();
    long before = each.next();
    while (each.hasNext()) {
      long time = each.next();
      widest = Math.max(widest, time - before);
      before = time;
    }
    return Math.max(widest, end - before);
  }

  @Property(tries = 200)
  void neverMoreThanAskedNorCloserThanUseful(
      @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = 0, max = 1) Double> changes,
      @ForAll @IntRange(min = 1, max = 30) int most) {
    List<Moment> moments = new ArrayList<>();
    for (double change : changes) {
      moments.add(new Moment(moments.size() * 40L, change));
    }

    NavigableSet<Long> chosen = FrameSelection.first(moments, moments.size() * 40L, most);

    assertThat(chosen).hasSizeLessThanOrEqualTo(Math.max(1, most)).contains(0L);
    long before = -1_000;
    for (long time : chosen) {
      assertThat(time - before).isGreaterThanOrEqualTo(400);
      before = time;
    }
  }

  @Test
  void looksCloserOnlyAroundWhatIsSuspicious() {
    NavigableMap<Long, Double> seen =
        new TreeMap<>(java.util.Map.of(0L, 0.0, 10_000L, 0.9, 20_000L, 0.1, 40_000L, 0.0));

    assertThat(FrameSelection.closer(seen, 0.3, 10)).containsExactly(5_000L, 15_000L);
    assertThat(FrameSelection.closer(seen, 0.3, 1)).containsExactly(5_000L);
    assertThat(FrameSelection.closer(seen, 0.95, 10)).isEmpty();
  }
}
