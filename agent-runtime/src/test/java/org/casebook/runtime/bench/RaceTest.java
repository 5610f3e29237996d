package org.casebook.runtime.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.casebook.runtime.bench.Race.Contender;
import org.casebook.runtime.bench.Race.Round;
import org.casebook.runtime.bench.Race.Time;
import org.junit.jupiter.api.Test;

class RaceTest {
  private final List<String> runs = new ArrayList<>();

  private Race<String> race(int warmUp) {
    return new Race<>(
        List.of(
            new Contender<>("a", input -> runs.add("a" + input)),
            new Contender<>("b", input -> runs.add("b" + input))),
        warmUp);
  }

  @Test
  void allGetTheSameInputOnceAndTheOrderTurns() throws InterruptedException {
    List<Round> rounds = race(1).run(List.of("1", "2", "3"), step -> {});

    assertThat(runs).containsExactly("a1", "b1", "b2", "a2", "a3", "b3");
    assertThat(rounds).hasSize(2);
    assertThat(rounds.get(0).wall("a")).isNotNegative();
  }

  @Test
  void anInterruptEndsTheRace() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> race(0).run(List.of("1"), step -> {}))
        .isInstanceOf(InterruptedException.class);
    assertThat(runs).isEmpty();
  }

  @Test
  void oneDisturbedRoundDoesNotMoveTheMedian() {
    List<Round> rounds = List.of(round(1), round(2), round(500));
    assertThat(Race.median(rounds, round -> round.wall("a"))).isEqualTo(2);
    assertThat(Race.median(rounds.subList(0, 2), round -> round.wall("a"))).isEqualTo(1.5);
    assertThat(Race.interval(rounds, round -> round.wall("a"), 1)).containsExactly(1.0, 500.0);
  }

  private static Round round(double seconds) {
    return new Round(Map.of("a", new Time(seconds, seconds)));
  }
}
