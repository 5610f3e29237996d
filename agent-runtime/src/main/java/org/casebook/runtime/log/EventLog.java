package org.casebook.runtime.log;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Append-only history of a workspace. Safe for use from several threads. */
public interface EventLog extends AutoCloseable {
  /**
   * Appends one event durably, and updates all projections in the same transaction.
   *
   * @param cause id of the event that caused it
   * @return the event in its envelope
   */
  LoggedEvent append(Event event, Optional<String> cause);

  /** Appends several events, all or none, each with the same cause. */
  List<LoggedEvent> appendAll(List<? extends Event> events, Optional<String> cause);

  /** All events of a case, oldest first. */
  List<LoggedEvent> ofCase(String caseId);

  /** Whether there is any event of a case; cheaper than reading them. */
  default boolean holds(String caseId) {
    return !ofCase(caseId).isEmpty();
  }

  /** The events that belong to no case, oldest first. */
  default List<LoggedEvent> ofWorkspace() {
    return ofCase(Event.WORKSPACE);
  }

  /** Every event in the merge order of all writers; close the stream. */
  Stream<LoggedEvent> all();

  /**
   * Hears of each event after it is durable, in the order of commits, on a thread that appends. A
   * listener that throws is reported and changes nothing for the log or for the others.
   *
   * @return closes the subscription
   */
  Subscription subscribe(Consumer<LoggedEvent> listener);

  @Override
  void close();

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
