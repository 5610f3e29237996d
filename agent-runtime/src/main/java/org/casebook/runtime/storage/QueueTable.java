package org.casebook.runtime.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.view.QueueRow;
import org.casebook.runtime.view.QueueState;

/** The queue as a table: one row per case, with the state of its fold beside the columns. */
final class QueueTable implements AutoCloseable {
  /** The columns that {@link QueueQuery} reads, in its order. */
  static final String COLUMNS =
      "case_id, excerpt, kinds, language, surface, status, action, area, confidence, severity,"
          + " critical, priority, reports, opened_at";

  private final PreparedStatement select;
  private final PreparedStatement replace;

  /**
   * The table in one schema.
   *
   * @param schema {@code main}, or {@code temp} for a fresh fold to compare with
   */
  QueueTable(Connection connection, String schema) throws SQLException {
    select =
        connection.prepareStatement("select state from " + schema + ".queue where case_id = ?");
    replace =
        connection.prepareStatement(
            "insert or replace into "
                + schema
                + ".queue ("
                + COLUMNS
                + ", state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  Optional<QueueState> state(String caseId) throws SQLException {
    select.setString(1, caseId);
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(CanonicalJson.read(row.getString(1), QueueState.class))
          : Optional.empty();
    }
  }

  void put(QueueState state) throws SQLException {
    QueueRow row = state.row();
    replace.setString(1, row.caseId());
    replace.setString(2, row.excerpt());
    replace.setString(3, String.join(",", row.kinds().stream().map(ItemKind::key).toList()));
    replace.setString(4, row.language());
    replace.setString(5, row.surface());
    replace.setString(6, row.status().key());
    replace.setString(7, row.action().map(Action::key).orElse(null));
    replace.setString(8, row.area().map(HarmArea::key).orElse(null));
    replace.setObject(9, Double.isNaN(row.confidence()) ? null : row.confidence());
    replace.setInt(10, row.severity());
    replace.setBoolean(11, row.critical());
    replace.setDouble(12, row.priority());
    replace.setInt(13, row.reports());
    replace.setLong(14, EventHeader.micros(row.openedAt()));
    replace.setString(15, CanonicalJson.write(state));
    replace.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    select.close();
    replace.close();
  }
}
