package org.casebook.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.EventSamples;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.storage.StoreReport.Kind;
import org.casebook.runtime.storage.StoreReport.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreVerificationTest {
  private static final String DROP_GUARDS =
      "drop trigger event_is_never_deleted; drop trigger event_is_never_changed;"
          + " drop trigger payload_is_never_deleted";

  @TempDir private Path folder;
  private StoreLocation store = new StoreLocation(Path.of(""), Path.of(""));
  private List<LoggedEvent> events = List.of();

  @BeforeEach
  void fill() {
    store = new StoreLocation(folder.resolve("casebook.db"), folder.resolve("media"));
    try (SqliteLog log = SqliteLog.open(store.database(), Clock.systemUTC())) {
      events = log.appendAll(EventSamples.history(), Optional.empty());
    }
  }

  @Test
  void aSoundStoreIsSoundAlsoWhileItIsOpen() {
    StoreReport report = StoreVerification.of(store);
    assertThat(report.problems()).isEmpty();
    assertThat(report.sound()).isTrue();
    assertThat(report.events()).isEqualTo(events.size());
    assertThat(report.heads()).singleElement().extracting("seq").isEqualTo((long) events.size());
    assertThat(report.notes()).singleElement().asString().contains("is not in the store");
    try (SqliteLog log = SqliteLog.open(store.database(), Clock.systemUTC())) {
      log.append(EventSamples.opened("d"), Optional.empty());
      assertThat(StoreVerification.of(store).sound()).isTrue();
    }
  }

  @Test
  void oneByteFlippedInAPayloadNamesTheEvent() throws IOException {
    Surgery.flip(store.database(), "cancelled by ana", 3);
    expect(Kind.PAYLOAD, last(), "payload is not what was written");
  }

  @Test
  void oneByteFlippedInAHeaderNamesTheEvent() throws IOException {
    // The row of the event table, not the index: the type is in no index.
    Surgery.flip(store.database(), "review_withdrawn" + EventSamples.CASE, 4);
    expect(Kind.HEADER, event(Event.ReviewWithdrawn.class), "header");
  }

  @Test
  void everyColumnOfTheHeaderIsCovered() {
    for (String change :
        List.of(
            "at = at + 1",
            "schema = 1",
            "id = 'x'",
            "cause = 'x'",
            "type = 'tool_failed'",
            "case_id = 'x'",
            "run = null",
            "digest = zeroblob(32)",
            "chain = zeroblob(32)",
            "seq = 500",
            "writer = 'x'")) {
      fill(change);
      Surgery.sql(
          store.database(),
          "drop trigger event_is_never_changed",
          "update event set " + change + " where seq = 5");
      Problem first = StoreVerification.of(store).problems().get(0);
      assertThat(first.kind()).as(change).isIn(Kind.HEADER, Kind.GAP);
      assertThat(first.event().orElseThrow().seq()).as(change).isIn(5L);
    }
  }

  @Test
  void aChangedEventIsReportedOnceAndNotForAllThatFollow() {
    Surgery.sql(
        store.database(),
        "drop trigger event_is_never_changed",
        "update event set at = at - 1 where seq = 5");
    assertThat(StoreVerification.of(store).problems())
        .filteredOn(p -> p.kind() == Kind.HEADER)
        .hasSize(1);
  }

  @Test
  void deletedLastRowsShowByTheHead() {
    dropGuards();
    Surgery.sql(
        store.database(),
        "delete from event where seq > " + (events.size() - 2),
        "delete from payload where position not in (select position from event)");
    Problem first = StoreVerification.of(store).problems().get(0);
    assertThat(first.kind()).isEqualTo(Kind.HEAD);
    LoggedEvent gone = events.get(events.size() - 2);
    assertThat(first.event().orElseThrow().id()).isEqualTo(gone.id());
    assertThat(first.what()).contains(last().id()).contains("missing");
  }

  @Test
  void deletedMiddleRowsShowAsAGap() {
    dropGuards();
    Surgery.sql(store.database(), "delete from event where seq in (6, 7)");
    Problem first = StoreVerification.of(store).problems().get(0);
    assertThat(first.kind()).isEqualTo(Kind.GAP);
    assertThat(first.event().orElseThrow().id()).isEqualTo(events.get(5).id());
  }

  @Test
  void missingGuardsShow() {
    dropGuards();
    assertThat(StoreVerification.of(store).problems())
        .extracting(Problem::kind)
        .containsExactly(Kind.SCHEMA, Kind.SCHEMA, Kind.SCHEMA);
  }

  @Test
  void anErasedPayloadLeavesTheChainSound() {
    LoggedEvent erased = event(Event.StepPlanned.class);
    Surgery.sql(
        store.database(),
        "update payload set body = null, salt = null where position = " + erased.seq());
    StoreReport report = StoreVerification.of(store);
    assertThat(report.problems()).isEmpty();
    assertThat(report.notes()).anyMatch(note -> note.contains(erased.id()));
    try (SqliteLog log = SqliteLog.open(store.database(), Clock.systemUTC())) {
      assertThat(log.ofCase(EventSamples.CASE)).hasSize(events.size() - 1).doesNotContain(erased);
    }
  }

  @Test
  void aChangedProjectionNamesTheCaseAndRebuildMendsIt() {
    Surgery.sql(store.database(), "update queue set priority = 100");
    Problem problem = StoreVerification.of(store).problems().get(0);
    assertThat(problem.kind()).isEqualTo(Kind.PROJECTION);
    assertThat(problem.what()).contains(EventSamples.CASE).contains("store rebuild");
    try (SqliteLog log = SqliteLog.openExisting(store.database(), Clock.systemUTC())) {
      log.rebuild();
    }
    assertThat(StoreVerification.of(store).sound()).isTrue();
  }

  @Test
  void aChangedMediaFileIsNamed() throws IOException {
    MediaStore media = new MediaStore(store.media());
    String sha256 = media.put(new ByteArrayInputStream(new byte[100]), "zeros");
    Files.write(media.find(sha256).orElseThrow(), new byte[99]);
    assertThat(StoreVerification.of(store).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains(sha256));
  }

  @Test
  void damageThatSqliteNoticesIsAClearProblem() throws IOException {
    byte[] bytes = Files.readAllBytes(store.database());
    for (int page = 2; page < bytes.length / 4096; page++) {
      IntStream.range(page * 4096, page * 4096 + 100).forEach(i -> bytes[i] = (byte) 0xa5);
    }
    Files.write(store.database(), bytes);
    assertThat(StoreVerification.of(store).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.DATABASE);
              assertThat(problem.what()).contains("damaged").contains("backup");
            });
  }

  private void expect(Kind kind, LoggedEvent event, String what) {
    Problem first = StoreVerification.of(store).problems().get(0);
    assertThat(first.kind()).isEqualTo(kind);
    assertThat(first.event().orElseThrow().id()).isEqualTo(event.id());
    assertThat(first.event().orElseThrow().at()).contains(event.at());
    assertThat(first.what()).contains(what);
  }

  private LoggedEvent last() {
    return events.get(events.size() - 1);
  }

  private LoggedEvent event(Class<? extends Event> kind) {
    return events.stream().filter(e -> kind.isInstance(e.event())).findFirst().orElseThrow();
  }

  private void dropGuards() {
    Surgery.sql(store.database(), DROP_GUARDS.split("; "));
  }

  /** A fresh store per change. */
  private void fill(String name) {
    folder = folder.resolve(Integer.toHexString(name.hashCode()));
    fill();
  }
}
