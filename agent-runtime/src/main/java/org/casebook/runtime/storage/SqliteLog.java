package org.casebook.runtime.storage;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.EventLog;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.log.Subscribers;
import org.casebook.runtime.view.QueueRow;

/**
 * The history in one SQLite file. Every append is on disk (WAL, full synchronisation) before it
 * returns, with the projections changed in the same transaction. Threads that append at the same
 * time share one transaction: whoever gets the lock commits for all who wait. Other processes may
 * read meanwhile, and may write in turn.
 */
public final class SqliteLog implements EventLog {
  private final Path file;
  private final Connection connection;
  private final Connection reader;
  private final EventAppender appender;
  private final Projections projections;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock writing = new ReentrantLock();
  private final ConcurrentLinkedQueue<Append> pending = new ConcurrentLinkedQueue<>();
  private final Subscribers subscribers = new Subscribers();
  private boolean closed;

  private SqliteLog(Path file, Clock clock, Connection connection, Connection reader)
      throws SQLException {
    this.file = file;
    this.connection = connection;
    this.reader = reader;
    Database.begin(connection);
    String writer = WriterIdentity.of(connection, file, random);
    if (!Projections.current(connection)) {
      Projections.rebuild(connection);
    }
    Database.commit(connection);
    this.appender = new EventAppender(connection, writer, clock);
    this.projections = new Projections(connection, "main");
  }

  /**
   * Opens the history in this file; a file that does not exist is created.
   *
   * @param clock tells when; the log never runs backwards even if the clock does
   * @throws CasebookException when the file is no store, newer, locked, damaged or not writable;
   *     the message says which and what to do
   */
  public static SqliteLog open(Path file, Clock clock) {
    return open(file, clock, Database.BUSY_MILLIS);
  }

  /** As {@link #open}, but a file that does not exist is an error. */
  public static SqliteLog openExisting(Path file, Clock clock) {
    try (Connection probe = Database.openForReading(file)) {
      Database.number(probe, "select count(*) from meta");
    } catch (SQLException e) {
      throw StoreErrors.explain(file, e);
    }
    return open(file, clock);
  }

  static SqliteLog open(Path file, Clock clock, int busyMillis) {
    Connection connection = Database.openForWriting(file, busyMillis);
    try {
      return new SqliteLog(file, clock, connection, Database.openForReading(file));
    } catch (SQLException e) {
      throw Database.closing(connection, StoreErrors.explain(file, e));
    } catch (CasebookException e) {
      throw Database.closing(connection, e);
    }
  }

  @Override
  public LoggedEvent append(Event event, Optional<String> cause) {
    return appendAll(List.of(event), cause).get(0);
  }

  @Override
  public List<LoggedEvent> appendAll(List<? extends Event> events, Optional<String> cause) {
    Append mine = new Append(events, cause, random);
    pending.add(mine);
    writing.lock();
    try {
      if (!mine.done()) {
        commit(drain());
      }
    } finally {
      writing.unlock();
    }
    subscribers.tell();
    return mine.result();
  }

  private List<Append> drain() {
    List<Append> group = new ArrayList<>();
    for (Append next = pending.poll(); next != null; next = pending.poll()) {
      group.add(next);
    }
    return group;
  }

  private void commit(List<Append> group) {
    try {
      requireOpen();
      Database.begin(connection);
      appender.begin();
      List<List<LoggedEvent>> results = new ArrayList<>();
      for (Append append : group) {
        results.add(write(append));
      }
      projections.flush();
      appender.end();
      Database.commit(connection);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).succeeded(results.get(i));
        subscribers.committed(results.get(i));
      }
    } catch (SQLException e) {
      rollBack(group, StoreErrors.explain(file, e));
    } catch (RuntimeException e) {
      rollBack(group, new CasebookException(file + ": nothing was written: " + e.getMessage(), e));
    }
  }

  private List<LoggedEvent> write(Append append) throws SQLException {
    List<LoggedEvent> logged = new ArrayList<>();
    for (int i = 0; i < append.events().size(); i++) {
      LoggedEvent event =
          appender.append(append.events().get(i), append.payload(i), append.cause());
      projections.apply(event);
      logged.add(event);
    }
    return logged;
  }

  private void rollBack(List<Append> group, CasebookException why) {
    projections.discard();
    try {
      if (!closed) {
        Database.rollBack(connection);
      }
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
    group.forEach(append -> append.failed(why));
  }

  @Override
  public List<LoggedEvent> ofCase(String caseId) {
    return read(
        r -> {
          List<LoggedEvent> events = new ArrayList<>();
          String sql = EventRow.SELECT + " where e.case_id = ?" + EventRow.MERGE_ORDER;
          try (PreparedStatement select = r.prepareStatement(sql)) {
            select.setString(1, caseId);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                EventRow.read(rows).event().ifPresent(events::add);
              }
            }
          }
          return events;
        });
  }

  @Override
  public boolean holds(String caseId) {
    return read(
        r -> {
          String sql = "select 1 from event where case_id = ? limit 1";
          try (PreparedStatement select = r.prepareStatement(sql)) {
            select.setString(1, caseId);
            try (ResultSet rows = select.executeQuery()) {
              return rows.next();
            }
          }
        });
  }

  @Override
  public Stream<LoggedEvent> all() {
    return EventStream.of(file).flatMap(row -> row.event().stream());
  }

  /** The cases that a query asks for, from the table that is kept with the log. */
  public List<QueueRow> queue(QueueQuery query) {
    return read(query::run);
  }

  /** Whether a case of this id was ever opened. */
  public boolean contains(String caseId) {
    return read(
        r -> {
          try (PreparedStatement select =
              r.prepareStatement("select 1 from queue where case_id = ?")) {
            select.setString(1, caseId);
            try (ResultSet rows = select.executeQuery()) {
              return rows.next();
            }
          }
        });
  }

  /**
   * Drops the projections and folds the log again.
   *
   * @return the number of events folded
   */
  public long rebuild() {
    writing.lock();
    try {
      requireOpen();
      Database.begin(connection);
      long events = Projections.rebuild(connection);
      Database.commit(connection);
      return events;
    } catch (SQLException e) {
      CasebookException why = StoreErrors.explain(file, e);
      rollBack(List.of(), why);
      throw why;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Subscription subscribe(Consumer<LoggedEvent> listener) {
    return subscribers.add(listener);
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        synchronized (reader) {
          reader.close();
        }
        appender.close();
        projections.close();
        connection.close();
      }
    } catch (SQLException e) {
      throw StoreErrors.explain(file, e);
    } finally {
      writing.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new CasebookException(file + ": the log is closed; open the workspace again");
    }
  }

  private <T> T read(Reading<T> reading) {
    synchronized (reader) {
      try {
        if (reader.isClosed()) {
          throw new CasebookException(file + ": the log is closed; open the workspace again");
        }
        return reading.from(reader);
      } catch (SQLException e) {
        throw StoreErrors.explain(file, e);
      }
    }
  }

  /** Reads with the connection that is kept for reading. */
  private interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }
}
