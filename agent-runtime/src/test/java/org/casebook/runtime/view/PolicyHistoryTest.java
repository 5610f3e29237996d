package org.casebook.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.log.Event.PolicyStaged;
import org.casebook.runtime.log.Event.PolicyVersion;
import org.casebook.runtime.log.Event.Stage;
import org.casebook.runtime.log.MemoryLog;
import org.junit.jupiter.api.Test;

class PolicyHistoryTest {
  private final MemoryLog log = new MemoryLog("writer", Clock.systemUTC());

  @Test
  void aDraftEndsWhenItsTextIsPublishedAndNotBefore() {
    stage(Stage.DRAFT, "one");
    stage(Stage.DRAFT, "two");
    stage(Stage.SHADOW, "two");
    assertThat(history().draft("p").map(PolicyStaged::content)).contains("two");
    assertThat(history().shadow("p").map(PolicyStaged::content)).contains("two");
    stage(Stage.PUBLISHED, "zero");
    assertThat(history().draft("p")).isPresent();
    stage(Stage.PUBLISHED, "two");
    assertThat(history().draft("p")).isEmpty();
    assertThat(history().shadow("p")).isEmpty();
    assertThat(history().published("p"))
        .extracting(PolicyStaged::content)
        .containsExactly("zero", "two");
  }

  @Test
  void whatIsGivenUpIsStillInTheHistory() {
    stage(Stage.DRAFT, "one");
    stage(Stage.DISCARDED, "one");
    assertThat(history().draft("p")).isEmpty();
    assertThat(history().of("p")).hasSize(2);
    assertThat(history().policies()).containsExactly("p");
  }

  private void stage(Stage stage, String content) {
    log.append(
        new PolicyStaged(new PolicyVersion("p", "1.0.0", content), stage, content, "", "writer"),
        Optional.empty());
  }

  private PolicyHistory history() {
    return PolicyHistory.of(List.copyOf(log.ofWorkspace()));
  }
}
