package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.casebook.runtime.domain.CasebookException;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Property(tries = 50)
  void resultsStandInTheOrderOfTheTexts(
      @ForAll List<String> texts, @ForAll @IntRange(min = 1, max = 4) int workers) {
    assertThat(Workers.map(texts, workers, text -> text + "!"))
        .isEqualTo(texts.stream().map(text -> text + "!").toList());
  }

  @Test
  void aFailureReachesTheCallerAndEndsTheWork() {
    Queue<String> done = new ConcurrentLinkedQueue<>();
    List<String> texts = List.of("a", "bb", "ccc", "dddd", "eeeee");
    assertThatThrownBy(
            () ->
                Workers.map(
                    texts,
                    2,
                    text -> {
                      done.add(text);
                      throw new CasebookException(text + " is refused");
                    }))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("is refused");
    assertThat(done).hasSizeLessThan(texts.size());
  }

  @Test
  void anInterruptedCallerIsTold() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Workers.map(List.of("a", "b"), 2, text -> text))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("cancelled");
    assertThat(Thread.interrupted()).isTrue();
  }
}
