package org.casebook.runtime.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.view.QueueFold;
import org.casebook.runtime.view.QueueState;

/**
 * The tables that are folds of the log. They change in the transaction of the event that changes
 * them, and the same code builds them again from nothing.
 */
final class Projections implements AutoCloseable {
  /** Raised whenever a fold changes what it computes; a store of another version is rebuilt. */
  static final String VERSION = "1";

  /** The projection tables. */
  static final List<String> TABLES = List.of("queue", "run");

  private final QueueTable queue;
  private final RunTable runs;

  /** States read or changed since the last {@link #flush}. */
  private final Map<String, Optional<QueueState>> states = new HashMap<>();

  /** The projections in a schema: {@code main}, or {@code temp} for a fold to compare with. */
  Projections(Connection connection, String schema) throws SQLException {
    queue = new QueueTable(connection, schema);
    runs = new RunTable(connection, schema);
  }

  /** Takes in one more event; {@link #flush} must follow before the commit. */
  void apply(LoggedEvent logged) throws SQLException {
    String caseId = logged.event().caseId();
    Optional<QueueState> before = states.get(caseId);
    if (before == null) {
      before = queue.state(caseId);
    }
    states.put(caseId, QueueFold.next(before, logged));
    runs.apply(logged);
  }

  /** Writes what changed. */
  void flush() throws SQLException {
    for (Optional<QueueState> state : states.values()) {
      if (state.isPresent()) {
        queue.put(state.get());
      }
    }
    states.clear();
  }

  /** Forgets what was not flushed, after a rollback. */
  void discard() {
    states.clear();
  }

  /** Whether the tables exist and were made by these folds. */
  static boolean current(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select value from meta where name = 'projections'), count(*)"
                    + " from sqlite_schema where type = 'table' and name in ('queue', 'run')")) {
      return row.next() && VERSION.equals(row.getString(1)) && row.getInt(2) == TABLES.size();
    }
  }

  /**
   * Drops the tables and folds the whole log again, in the caller's transaction.
   *
   * @return the number of events folded
   */
  static long rebuild(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute("drop table if exists main." + table);
      }
    }
    long events = build(connection, "main");
    Scripts.run(connection, Scripts.load("projection-indexes.sql"));
    try (PreparedStatement mark =
        connection.prepareStatement(
            "insert or replace into meta (name, value) values ('projections', ?)")) {
      mark.setString(1, VERSION);
      mark.executeUpdate();
    }
    return events;
  }

  /**
   * Creates the tables in this schema, without indexes, and folds the log into them case by case.
   */
  static long build(Connection connection, String schema) throws SQLException {
    Scripts.run(connection, Scripts.load("projections.sql").replace("${schema}", schema));
    long events = 0;
    try (Projections projections = new Projections(connection, schema);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                EventRow.SELECT + " order by e.case_id, e.at, e.writer, e.seq")) {
      String caseId = "";
      while (rows.next()) {
        EventRow row = EventRow.read(rows);
        if (!row.header().caseId().equals(caseId)) {
          projections.flush();
          caseId = row.header().caseId();
        }
        Optional<LoggedEvent> event = row.event();
        if (event.isPresent()) {
          projections.apply(event.get());
        }
        events++;
      }
      projections.flush();
    }
    return events;
  }

  @Override
  public void close() throws SQLException {
    queue.close();
    runs.close();
  }
}
