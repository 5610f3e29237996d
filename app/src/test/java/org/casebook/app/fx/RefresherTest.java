package org.casebook.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Storms of events cost one read more, and overtaken values are never shown. */
class RefresherTest {
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Deque<Runnable> screen = new ArrayDeque<>();
  private final FxDoor door = new FxDoor(screen::add, background::add);

  @Test
  void aStormWhileReadingCausesOneMoreRead() {
    AtomicInteger reads = new AtomicInteger();
    List<Integer> shown = new ArrayList<>();
    List<Refresher<Integer>> self = new ArrayList<>();
    Refresher<Integer> refresher =
        new Refresher<>(
            door,
            () -> {
              if (reads.incrementAndGet() == 1) {
                for (int i = 0; i < 100; i++) {
                  self.get(0).invalidate();
                }
              }
              return reads.get();
            },
            shown::add,
            e -> {});
    self.add(refresher);
    refresher.invalidate();
    assertThat(background).hasSize(1);
    background.remove().run();
    screen.forEach(Runnable::run);
    assertThat(reads).hasValue(2);
    assertThat(shown).containsExactly(2);
  }

  @Test
  void aPulseCarriesAllThatWaits() {
    Deque<Runnable> pulses = new ArrayDeque<>();
    PulseExecutor executor = new PulseExecutor(pulses::add);
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int value = i;
      executor.execute(() -> seen.add(value));
    }
    assertThat(pulses).hasSize(1);
    pulses.remove().run();
    assertThat(seen).containsExactly(0, 1, 2, 3, 4);
  }
}
