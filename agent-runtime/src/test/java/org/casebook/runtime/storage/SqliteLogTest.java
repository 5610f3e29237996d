package org.casebook.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Review.Verdict;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.EventSamples;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueFold;
import org.casebook.runtime.view.QueueRow;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("sub").resolve("casebook.db");
  }

  private SqliteLog open() {
    return SqliteLog.open(file(), CLOCK);
  }

  @Test
  void historySurvivesClosingAndTheWriterGoesOn() {
    List<LoggedEvent> first;
    try (SqliteLog log = open()) {
      first = log.appendAll(EventSamples.history(), Optional.empty());
      assertThat(log.ofCase(EventSamples.CASE)).isEqualTo(first);
    }
    try (SqliteLog log = open();
        Stream<LoggedEvent> all = log.all()) {
      assertThat(all).isEqualTo(first);
      LoggedEvent last = first.get(first.size() - 1);
      LoggedEvent next = log.append(EventSamples.opened("d"), Optional.of(last.id()));
      assertThat(next.writer()).isEqualTo(last.writer());
      assertThat(next.seq()).isEqualTo(last.seq() + 1);
      assertThat(next.at()).isAfter(last.at());
      assertThat(log.ofCase("d")).containsExactly(next);
      assertThat(log.holds("d")).isTrue();
      assertThat(log.holds("nobody")).isFalse();
    }
  }

  @Test
  void theQueueTableIsTheFoldOfTheHistory() {
    try (SqliteLog log = open()) {
      for (Event event : EventSamples.history()) {
        log.append(event, Optional.empty());
        QueueRow folded =
            QueueFold.of(log.ofCase(EventSamples.CASE)).map(s -> s.row()).orElseThrow();
        assertThat(log.queue(QueueQuery.all())).containsExactly(folded);
      }
    }
  }

  @Test
  void theQueueIsSortedAndFilteredInTheDatabase() {
    try (SqliteLog log = open()) {
      for (String id : List.of("a", "b", "c", "d")) {
        log.append(EventSamples.opened(id), Optional.empty());
      }
      for (String id : List.of("b", "c")) {
        log.appendAll(
            List.of(EventSamples.started(id, "r"), EventSamples.decided(id, "r")),
            Optional.empty());
      }
      log.append(
          EventSamples.reviewed("c", "r", "x", Verdict.CONFIRMED, Action.REMOVE), Optional.empty());
      assertThat(ids(log, QueueQuery.all())).containsExactly("b", "a", "c", "d");
      assertThat(ids(log, query(Set.of(CaseStatus.NEW), Optional.empty())))
          .containsExactly("a", "d");
      assertThat(ids(log, query(Set.of(), Optional.of(HarmArea.SCAM_SPAM))))
          .containsExactly("b", "c");
      assertThat(ids(log, new QueueQuery(Set.of(), Optional.empty(), 2, 1)))
          .containsExactly("a", "c");
      assertThat(log.contains("a")).isTrue();
      assertThat(log.contains("z")).isFalse();
    }
  }

  @Test
  void rebuildGivesIdenticalTables() throws SQLException {
    try (SqliteLog log = open()) {
      log.appendAll(EventSamples.history(), Optional.empty());
      log.append(EventSamples.opened("d"), Optional.empty());
      List<String> before = Surgery.dump(file(), "queue", "run");
      assertThat(before).hasSize(4);
      assertThat(log.rebuild()).isEqualTo(EventSamples.history().size() + 1L);
      assertThat(Surgery.dump(file(), "queue", "run")).isEqualTo(before);
    }
    List<String> before = Surgery.dump(file(), "queue", "run");
    Surgery.sql(file(), "drop table queue");
    open().close();
    assertThat(Surgery.dump(file(), "queue", "run")).isEqualTo(before);
  }

  @Test
  void aGroupIsWrittenWhollyOrNotAtAll() {
    try (SqliteLog log = open()) {
      List<Event> bad = new ArrayList<>(EventSamples.history());
      Surgery.sql(
          file(),
          "create trigger refuse before insert on event when new.type = 'run_stopped'"
              + " begin select raise(abort, 'refused by the test'); end");
      assertThatThrownBy(() -> log.appendAll(bad, Optional.empty()))
          .isInstanceOf(CasebookException.class)
          .hasMessageContaining("refused by the test")
          .hasMessageContaining(file().toString());
      assertThat(log.queue(QueueQuery.all())).isEmpty();
      LoggedEvent next = log.append(EventSamples.opened("e"), Optional.empty());
      assertThat(next.seq()).isEqualTo(1);
      assertThat(log.queue(QueueQuery.all())).hasSize(1);
    }
  }

  @Test
  void manyThreadsKeepOneChainAndListenersHearInOrder() throws Exception {
    int threads = 8;
    int each = 25;
    List<Long> heard = Collections.synchronizedList(new ArrayList<>());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (SqliteLog log = open()) {
      log.subscribe(event -> heard.add(event.seq()));
      List<Callable<Void>> work = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String id = "case-" + t;
        work.add(
            () -> {
              log.append(EventSamples.opened(id), Optional.empty());
              for (int i = 1; i < each; i++) {
                log.append(EventSamples.started(id, "run-" + i), Optional.empty());
              }
              return null;
            });
      }
      for (Future<Void> done : pool.invokeAll(work)) {
        done.get();
      }
      try (Stream<LoggedEvent> all = log.all()) {
        assertThat(all.map(LoggedEvent::seq).toList())
            .isEqualTo(IntStream.rangeClosed(1, threads * each).mapToObj(Long::valueOf).toList());
      }
      assertThat(heard).hasSize(threads * each).isSorted();
      assertThat(log.queue(QueueQuery.all())).hasSize(threads);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aSecondConnectionReadsWhileTheFirstWritesAndBothMayWrite() {
    try (SqliteLog desktop = open();
        SqliteLog commandLine = open()) {
      LoggedEvent one = desktop.append(EventSamples.opened("c"), Optional.empty());
      assertThat(commandLine.ofCase("c")).containsExactly(one);
      try (Stream<LoggedEvent> reading = commandLine.all()) {
        var events = reading.iterator();
        assertThat(events.next()).isEqualTo(one);
        LoggedEvent two = desktop.append(EventSamples.started("c", "r"), Optional.of(one.id()));
        LoggedEvent three =
            commandLine.append(EventSamples.decided("c", "r"), Optional.of(two.id()));
        assertThat(three.seq()).isEqualTo(3);
        assertThat(events.hasNext()).as("a stream shows the history as it was").isFalse();
      }
      assertThat(desktop.queue(QueueQuery.all()).get(0).status()).isEqualTo(CaseStatus.PROPOSED);
    }
  }

  @RepeatedTest(2)
  void programsThatStartTogetherOpenOneStore() throws Exception {
    int programs = 4;
    ExecutorService pool = Executors.newFixedThreadPool(programs);
    try {
      List<Callable<String>> starts =
          Collections.nCopies(
              programs,
              () -> {
                try (SqliteLog log = open()) {
                  return log.append(EventSamples.opened("c"), Optional.empty()).writer();
                }
              });
      Set<String> writers = new HashSet<>();
      for (Future<String> start : pool.invokeAll(starts)) {
        writers.add(start.get());
      }
      assertThat(writers).hasSize(1);
    } finally {
      pool.shutdown();
    }
    assertThat(Surgery.dump(file(), "event")).hasSize(programs);
  }

  @Test
  void theDatabaseItselfRefusesToChangeHistory() {
    try (SqliteLog log = open()) {
      log.append(EventSamples.opened("c"), Optional.empty());
      for (String sql :
          List.of(
              "update event set type = 'x'",
              "delete from event",
              "update payload set body = '{}'",
              "delete from payload")) {
        assertThatThrownBy(() -> Surgery.sql(file(), sql)).hasMessageContaining("never");
      }
    }
  }

  @Test
  void aCopiedWorkspaceGoesOnAsAnotherWriter() throws Exception {
    LoggedEvent here;
    try (SqliteLog log = open()) {
      here = log.append(EventSamples.opened("c"), Optional.empty());
    }
    Path copy = folder.resolve("copy.db");
    Files.copy(file(), copy);
    try (SqliteLog log = SqliteLog.open(copy, CLOCK)) {
      LoggedEvent there = log.append(EventSamples.opened("d"), Optional.empty());
      assertThat(there.writer()).isNotEqualTo(here.writer());
      assertThat(there.seq()).isEqualTo(1);
      assertThat(there.at()).isAfter(here.at());
    }
  }

  @Test
  void aListenerThatThrowsHarmsNothing() {
    try (SqliteLog log = open()) {
      log.subscribe(
          event -> {
            throw new IllegalStateException("expected in this test");
          });
      assertThat(log.append(EventSamples.opened("c"), Optional.empty()).seq()).isEqualTo(1);
      assertThat(log.ofCase("c")).hasSize(1);
    }
  }

  private static List<String> ids(SqliteLog log, QueueQuery query) {
    return log.queue(query).stream().map(QueueRow::caseId).toList();
  }

  private static QueueQuery query(Set<CaseStatus> statuses, Optional<HarmArea> area) {
    return new QueueQuery(statuses, area, 100, 0);
  }
}
