package org.casebook.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Review.Verdict;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.EventSamples;
import org.casebook.runtime.log.Golden;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.log.MemoryLog;
import org.junit.jupiter.api.Test;

class FoldsTest {
  private final MemoryLog log =
      new MemoryLog("w", Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

  @Test
  void aHistoryFoldsToTheCaseFileKeptBeside() throws IOException {
    CaseFile file = CaseFileFold.of(append(EventSamples.history())).orElseThrow();
    Golden.check("case-file.json", CanonicalJson.write(file) + "\n");
    assertThat(CanonicalJson.read(CanonicalJson.write(file), CaseFile.class)).isEqualTo(file);
    RunTrace first = file.runs().get(0);
    assertThat(first.steps()).hasSize(3).allMatch(step -> step.call().isPresent());
    assertThat(first.evidence()).hasSize(1);
    assertThat(first.derived()).hasSize(2);
    assertThat(file.lastRun().orElseThrow().stopped()).contains("cancelled by ana");
  }

  @Test
  void statusFollowsTheHistoryAndUndoRestoresTheFormerOne() {
    List<Event> history = EventSamples.history();
    CaseStatus[] expected = {
      CaseStatus.NEW,
      CaseStatus.RUNNING,
      CaseStatus.PROPOSED,
      CaseStatus.OVERRIDDEN,
      CaseStatus.PROPOSED,
      CaseStatus.RUNNING,
      CaseStatus.STOPPED
    };
    List<LoggedEvent> logged = append(history);
    List<CaseStatus> seen =
        IntStream.rangeClosed(1, logged.size())
            .mapToObj(n -> QueueFold.of(logged.subList(0, n)).orElseThrow().status())
            .toList();
    assertThat(withoutRepeats(seen)).containsExactly(expected);
  }

  @Test
  void undoOfTheSecondReviewRestoresTheFirst() {
    append(
        List.of(
            EventSamples.opened("c"),
            EventSamples.started("c", "r"),
            EventSamples.decided("c", "r"),
            EventSamples.reviewed("c", "r", "a", Verdict.CONFIRMED, Action.REMOVE),
            EventSamples.reviewed("c", "r", "b", Verdict.ESCALATED, Action.ESCALATE)));
    assertThat(row("c").status()).isEqualTo(CaseStatus.ESCALATED);
    append(List.of(new Event.ReviewWithdrawn("c", "b", "ana")));
    assertThat(row("c").status()).isEqualTo(CaseStatus.CONFIRMED);
    append(List.of(new Event.ReviewWithdrawn("c", "a", "ana")));
    assertThat(row("c").status()).isEqualTo(CaseStatus.PROPOSED);
  }

  @Test
  void aPersonsWordHoldsWhenTheAgentRunsAgain() {
    append(
        List.of(
            EventSamples.opened("c"),
            EventSamples.started("c", "r"),
            EventSamples.decided("c", "r"),
            EventSamples.reviewed("c", "r", "a", Verdict.OVERRIDDEN, Action.ALLOW),
            EventSamples.started("c", "r2")));
    assertThat(row("c").status()).isEqualTo(CaseStatus.RUNNING);
    append(List.of(EventSamples.decided("c", "r2")));
    assertThat(row("c").status()).isEqualTo(CaseStatus.OVERRIDDEN);
    assertThat(row("c").action()).contains(Action.ALLOW);
  }

  @Test
  void theRowSaysWhatHoldsNow() {
    append(EventSamples.history().subList(0, 13));
    QueueRow row = row(EventSamples.CASE);
    assertThat(row.action()).contains(Action.REMOVE);
    assertThat(row.area()).contains(HarmArea.SCAM_SPAM);
    assertThat(row.language()).isEqualTo("eng");
    assertThat(row.severity()).isEqualTo(2);
    assertThat(row.reports()).isEqualTo(3);
    double p = 1 / (1 + Math.exp(-0.975));
    assertThat(row.priority())
        .isCloseTo(3 * p * (1 + Math.log(4)) * (0.5 + 1 - 0.8751), within(1e-12));
    assertThat(row.excerpt()).isEqualTo("You won! Claim at 🎁 example.invalid — اربح الآن");

    append(
        List.of(
            EventSamples.reviewed(
                EventSamples.CASE, "run-1", "x", Verdict.OVERRIDDEN, Action.RESTRICT)));
    assertThat(row(EventSamples.CASE).severity()).isEqualTo(3);
    assertThat(row(EventSamples.CASE).priority()).isZero();
  }

  @Test
  void eventsOfACaseThatWasNeverOpenedFoldToNothing() {
    assertThat(CaseFileFold.of(append(List.of(EventSamples.started("x", "r"))))).isEmpty();
  }

  @Test
  void aRunUnderWayIsShownAsFarAsItIs() {
    List<LoggedEvent> logged = append(EventSamples.history()).subList(0, 4);
    RunTrace trace = RunTraceFold.of(logged).get(0);
    assertThat(trace.steps()).hasSize(1);
    assertThat(trace.steps().get(0).call()).isPresent();
    assertThat(trace.steps().get(0).result()).isEmpty();
    assertThat(trace.micros()).isZero();
  }

  private List<LoggedEvent> append(List<Event> events) {
    return log.appendAll(events, Optional.empty());
  }

  private QueueRow row(String caseId) {
    return QueueFold.of(log.ofCase(caseId)).orElseThrow().row();
  }

  private static List<CaseStatus> withoutRepeats(List<CaseStatus> seen) {
    return IntStream.range(0, seen.size())
        .filter(i -> i == 0 || seen.get(i) != seen.get(i - 1))
        .mapToObj(seen::get)
        .toList();
  }
}
