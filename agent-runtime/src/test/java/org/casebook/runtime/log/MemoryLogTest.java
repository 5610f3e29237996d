package org.casebook.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryLogTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final MemoryLog log = new MemoryLog("w", Clock.fixed(AT, ZoneOffset.UTC));

  @Test
  void numbersWithoutGapsAndTimeNeverStandsStill() {
    log.appendAll(EventSamples.history(), Optional.empty());
    List<LoggedEvent> all = log.all().toList();
    assertThat(all).hasSize(EventSamples.history().size());
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).seq()).isEqualTo(i + 1);
      assertThat(all.get(i).at()).isEqualTo(AT.plusNanos(i * 1000L));
    }
    assertThat(log.ofCase(EventSamples.CASE)).isEqualTo(all);
    assertThat(log.ofCase("other")).isEmpty();
  }

  @Test
  void listenersHearInOrderAlsoWhenOneAppendsAndOneThrows() {
    List<String> heard = new ArrayList<>();
    var throwing =
        log.subscribe(
            event -> {
              throw new IllegalStateException("expected in this test");
            });
    var appending =
        log.subscribe(
            event -> {
              if (event.seq() == 1) {
                log.append(new Event.RunStopped("c", "r", "x"), Optional.of(event.id()));
              }
            });
    var hearing = log.subscribe(event -> heard.add(event.id()));
    log.append(EventSamples.opened("c"), Optional.empty());
    assertThat(heard).containsExactly("w-1", "w-2");
    throwing.close();
    appending.close();
    hearing.close();
    log.append(EventSamples.opened("d"), Optional.empty());
    assertThat(heard).hasSize(2);
  }

  @Test
  void aForgottenCaseLeavesTheNumbersAlone() {
    log.append(EventSamples.opened("c"), Optional.empty());
    log.forget("c");
    assertThat(log.all()).isEmpty();
    assertThat(log.append(EventSamples.opened("d"), Optional.empty()).seq()).isEqualTo(2);
  }
}
