package org.casebook.runtime.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All events in merge order, one at a time, on a connection of their own. */
final class EventStream extends AbstractSpliterator<EventRow> {
  private final Path file;
  private final Connection connection;
  private final Statement statement;
  private final ResultSet rows;

  private EventStream(Path file, Connection connection) throws SQLException {
    super(Long.MAX_VALUE, ORDERED | NONNULL | IMMUTABLE);
    this.file = file;
    this.connection = connection;
    this.statement = connection.createStatement();
    this.rows = statement.executeQuery(EventRow.SELECT + EventRow.MERGE_ORDER);
  }

  /** The events as they were when this was called; close the stream. */
  static Stream<EventRow> of(Path file) {
    Connection connection = Database.openForReading(file);
    try {
      EventStream events = new EventStream(file, connection);
      return StreamSupport.stream(events, false).onClose(events::close);
    } catch (SQLException e) {
      throw StoreErrors.explain(file, e);
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super EventRow> action) {
    try {
      if (!rows.next()) {
        return false;
      }
      action.accept(EventRow.read(rows));
      return true;
    } catch (SQLException e) {
      throw StoreErrors.explain(file, e);
    }
  }

  private void close() {
    try {
      rows.close();
      statement.close();
      connection.close();
    } catch (SQLException e) {
      throw StoreErrors.explain(file, e);
    }
  }
}
