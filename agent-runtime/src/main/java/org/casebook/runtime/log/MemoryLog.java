package org.casebook.runtime.log;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A history that ends with the process: for scoring streams and for tests. */
public final class MemoryLog implements EventLog {
  private final String writer;
  private final Clock clock;
  private final Subscribers subscribers = new Subscribers();
  private final SortedMap<Long, LoggedEvent> events = new TreeMap<>();
  private final Map<String, List<LoggedEvent>> byCase = new HashMap<>();
  private Instant last = Instant.MIN;
  private long seq;

  /**
   * An empty history.
   *
   * @param writer the writer of all its events
   * @param clock tells when; never runs backwards in the log
   */
  public MemoryLog(String writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public LoggedEvent append(Event event, Optional<String> cause) {
    return appendAll(List.of(event), cause).get(0);
  }

  @Override
  public List<LoggedEvent> appendAll(List<? extends Event> added, Optional<String> cause) {
    List<LoggedEvent> logged = new ArrayList<>();
    synchronized (events) {
      for (Event event : added) {
        last = LogTime.next(clock, last);
        seq++;
        LoggedEvent entry =
            new LoggedEvent(writer, seq, last, EventJson.SCHEMA, writer + "-" + seq, cause, event);
        events.put(seq, entry);
        byCase.computeIfAbsent(event.caseId(), id -> new ArrayList<>()).add(entry);
        logged.add(entry);
      }
      subscribers.committed(logged);
    }
    subscribers.tell();
    return List.copyOf(logged);
  }

  @Override
  public List<LoggedEvent> ofCase(String caseId) {
    synchronized (events) {
      return List.copyOf(byCase.getOrDefault(caseId, List.of()));
    }
  }

  @Override
  public Stream<LoggedEvent> all() {
    synchronized (events) {
      return List.copyOf(events.values()).stream();
    }
  }

  @Override
  public Subscription subscribe(Consumer<LoggedEvent> listener) {
    return subscribers.add(listener);
  }

  /** Forgets a case: a stream of millions of rows keeps no more than it works on. */
  public void forget(String caseId) {
    synchronized (events) {
      List<LoggedEvent> forgotten = byCase.remove(caseId);
      if (forgotten != null) {
        forgotten.forEach(event -> events.remove(event.seq()));
      }
    }
  }

  @Override
  public void close() {}
}
