package org.casebook.runtime.storage;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param events number of events walked
 * @param heads the end of each writer's chain; written down elsewhere, they witness that nothing
 *     was cut off later
 * @param problems what is broken, the first event first; at most {@link #MOST_PROBLEMS}
 * @param notes what is worth knowing but breaks nothing, such as erased payloads
 */
public record StoreReport(
    long events, List<Head> heads, List<Problem> problems, List<String> notes) {
  /** A file that is broken everywhere need not be listed in full. */
  public static final int MOST_PROBLEMS = 100;

  public StoreReport {
    heads = List.copyOf(heads);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Whether nothing is broken. */
  public boolean sound() {
    return problems.isEmpty();
  }

  /**
   * The end of a writer's chain.
   *
   * @param chain hexadecimal
   */
  public record Head(String writer, long seq, String chain) {}

  /**
   * One broken thing.
   *
   * @param event the event that shows it; empty when it concerns no single event
   * @param what what differs, for people
   */
  public record Problem(Kind kind, Optional<Place> event, String what) {}

  /**
   * Where in history, as the file says it: a changed header may be wrong about itself.
   *
   * @param type kind of event; empty when the event is gone
   * @param at empty when the event is gone
   */
  public record Place(
      String writer, long seq, String id, Optional<String> type, Optional<Instant> at) {}

  /** What is broken. */
  public enum Kind {
    /** Events are missing from the middle of a chain. */
    GAP,
    /** A header, or the hash over it. */
    HEADER,
    /** A payload. */
    PAYLOAD,
    /** The end of a chain: events were cut off or added behind Casebook's back. */
    HEAD,
    /** A table that is computed from the log differs from a fresh fold. */
    PROJECTION,
    /** The guards in the file against change. */
    SCHEMA,
    /** A media file. */
    MEDIA,
    /** SQLite itself reports damage. */
    DATABASE;

    /** The stable name in files: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
