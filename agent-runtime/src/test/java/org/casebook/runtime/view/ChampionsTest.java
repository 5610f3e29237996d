package org.casebook.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.log.Event.Gate;
import org.casebook.runtime.log.EventSamples;
import org.casebook.runtime.log.MemoryLog;
import org.junit.jupiter.api.Test;

class ChampionsTest {
  private static final String ROLE = "text-harm";
  private final MemoryLog log = new MemoryLog("w", Clock.systemUTC());

  private Optional<String> champion() {
    return Champions.of(log.ofWorkspace()).version(ROLE);
  }

  private void promote(String from, String to, Gate gate) {
    log.append(EventSamples.promoted(from, to, gate), Optional.empty());
  }

  @Test
  void nothingPromotedIsNoChampion() {
    log.appendAll(EventSamples.history(), Optional.empty());
    assertThat(champion()).isEmpty();
  }

  @Test
  void aRefusalChangesNothing() {
    log.append(EventSamples.workspace().get(0), Optional.empty());
    assertThat(champion()).isEmpty();
    assertThat(Champions.of(log.ofWorkspace()).objections())
        .containsOnlyKeys("text-harm:2")
        .containsValue(List.of("not better beyond the noise of the rows"));
    promote("text-harm:1", "text-harm:2", Gate.FORCED);
    assertThat(Champions.of(log.ofWorkspace()).objections()).isEmpty();
  }

  @Test
  void rollbacksUndoPromotionsOneByOne() {
    promote("text-harm:1", "text-harm:2", Gate.PASSED);
    promote("text-harm:2", "text-harm:3", Gate.FORCED);
    assertThat(champion()).contains("text-harm:3");
    promote("text-harm:3", "text-harm:2", Gate.ROLLED_BACK);
    assertThat(champion()).contains("text-harm:2");
    promote("text-harm:2", "text-harm:1", Gate.ROLLED_BACK);
    assertThat(champion()).isEmpty();
    promote("text-harm:1", "text-harm:2", Gate.PASSED);
    assertThat(champion()).contains("text-harm:2");
  }
}
