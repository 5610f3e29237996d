package org.casebook.runtime.storage;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Events that one thread wants appended, all or none. Another thread may do it in its own
 * transaction; the log's lock guards the outcome.
 */
final class Append {
  private final List<Event> events;
  private final List<Payload> payloads = new ArrayList<>();
  private final Optional<String> cause;
  private List<LoggedEvent> logged = List.of();
  private @Nullable CasebookException failure;
  private boolean done;

  /** Writes the payloads now, outside of any lock: an event that has no JSON fails alone. */
  Append(List<? extends Event> events, Optional<String> cause, SecureRandom random) {
    this.events = List.copyOf(events);
    this.cause = cause;
    for (Event event : events) {
      payloads.add(Payload.of(event, random));
    }
  }

  List<Event> events() {
    return events;
  }

  Payload payload(int index) {
    return payloads.get(index);
  }

  Optional<String> cause() {
    return cause;
  }

  boolean done() {
    return done;
  }

  void succeeded(List<LoggedEvent> appended) {
    logged = List.copyOf(appended);
    done = true;
  }

  void failed(CasebookException why) {
    failure = why;
    done = true;
  }

  List<LoggedEvent> result() {
    if (failure != null) {
      // One exception object may have failed several threads: each gets its own stack trace.
      throw new CasebookException(String.valueOf(failure.getMessage()), failure);
    }
    return logged;
  }
}
