package org.casebook.runtime.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.storage.StoreReport.Kind;
import org.casebook.runtime.storage.StoreReport.Place;
import org.casebook.runtime.storage.StoreReport.Problem;

/**
 * Walks the chains of all writers, row by row. Each row is checked against the chain hash that the
 * row before it states, so that one change is reported once and not for all that follow.
 */
final class ChainWalk {
  private final Map<String, Tail> tails = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> erased = new ArrayList<>();
  private long events;

  /**
   * Checks the next row of its writer.
   *
   * @return the event, when its payload is there and unbroken
   */
  Optional<LoggedEvent> step(EventRow row) {
    events++;
    EventHeader header = row.header();
    Tail tail = tails.getOrDefault(header.writer(), Tail.NONE);
    long expected = tail.seq() + 1;
    if (header.seq() > expected) {
      problems.add(missing(Kind.GAP, header.writer(), expected, header.seq() - 1));
    } else if (header.seq() < expected) {
      report(Kind.HEADER, row, "its number should be " + expected);
    }
    boolean follows = header.seq() == expected;
    if (!header.id().equals(header.writer() + "-" + header.seq())) {
      report(Kind.HEADER, row, "its id does not agree with its writer and number");
    } else if (follows && !header.chain(tail.chain(), row.digest()).equals(row.chain())) {
      report(Kind.HEADER, row, "its header, payload digest or chain hash is not what was written");
    }
    tails.put(
        header.writer(), new Tail(Math.max(header.seq(), tail.seq()), header.at(), row.chain()));
    return payload(row);
  }

  private Optional<LoggedEvent> payload(EventRow row) {
    if (row.payload().isEmpty()) {
      erased.add(row.header().id());
      return Optional.empty();
    }
    if (!row.payload().get().digest().equals(row.digest())) {
      report(Kind.PAYLOAD, row, "its payload is not what was written");
      return Optional.empty();
    }
    try {
      Optional<LoggedEvent> event = row.event();
      if (!event.map(EventHeader::of).equals(Optional.of(row.header()))) {
        report(Kind.HEADER, row, "its header says something else than its payload");
      }
      return event;
    } catch (CasebookException e) {
      report(Kind.PAYLOAD, row, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Compares the end of a chain with the head kept apart from it. */
  void head(String writer, long seq, long at, String chain) {
    Tail tail = tails.getOrDefault(writer, Tail.NONE);
    Place place = place(writer, tail.seq());
    if (tail.seq() < seq) {
      problems.add(missing(Kind.HEAD, writer, tail.seq() + 1, seq));
    } else if (tail.seq() > seq) {
      problems.add(
          new Problem(
              Kind.HEAD, Optional.of(place), "the head kept for this writer ends at " + seq));
    } else if (tail.at() != at || !tail.chain().equals(chain)) {
      problems.add(
          new Problem(
              Kind.HEAD,
              Optional.of(place),
              "the head kept for this writer has another time or chain hash"));
    }
  }

  long events() {
    return events;
  }

  /** Ids of events whose payload was erased. */
  List<String> erased() {
    return erased;
  }

  List<Problem> problems() {
    return problems;
  }

  /** Writers in these events. */
  List<String> writers() {
    return tails.keySet().stream().sorted().toList();
  }

  private static Problem missing(Kind kind, String writer, long first, long last) {
    String what =
        first == last
            ? "this event is missing"
            : "this and the events up to " + writer + "-" + last + " are missing";
    return new Problem(kind, Optional.of(place(writer, first)), what);
  }

  private static Place place(String writer, long seq) {
    return new Place(writer, seq, writer + "-" + seq, Optional.empty(), Optional.empty());
  }

  private void report(Kind kind, EventRow row, String what) {
    EventHeader h = row.header();
    problems.add(
        new Problem(
            kind,
            Optional.of(
                new Place(
                    h.writer(), h.seq(), h.id(), Optional.of(h.type()), Optional.of(h.time()))),
            what));
  }

  /** The last row seen of a writer. */
  private record Tail(long seq, long at, String chain) {
    static final Tail NONE = new Tail(0, 0, EventHeader.GENESIS);
  }
}
