package org.casebook.runtime.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueRow;

/**
 * Which cases to list, most urgent first; equally urgent ones oldest first.
 *
 * @param statuses only these; empty for all
 * @param area only this one, if given
 * @param limit the most rows
 * @param offset rows to pass over
 */
public record QueueQuery(Set<CaseStatus> statuses, Optional<HarmArea> area, int limit, int offset) {
  public QueueQuery {
    statuses =
        statuses.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(statuses));
  }

  /** Every case. */
  public static QueueQuery all() {
    return new QueueQuery(Set.of(), Optional.empty(), Integer.MAX_VALUE, 0);
  }

  List<QueueRow> run(Connection connection) throws SQLException {
    List<String> conditions = new ArrayList<>();
    List<String> values = new ArrayList<>();
    if (!statuses.isEmpty()) {
      conditions.add(
          "status in (" + String.join(", ", Collections.nCopies(statuses.size(), "?")) + ")");
      statuses.forEach(status -> values.add(status.key()));
    }
    area.ifPresent(
        a -> {
          conditions.add("area = ?");
          values.add(a.key());
        });
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    String sql =
        "select "
            + QueueTable.COLUMNS
            + " from queue"
            + where
            + " order by priority desc, opened_at, case_id limit ? offset ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      int column = 1;
      for (String value : values) {
        select.setString(column++, value);
      }
      select.setInt(column++, limit);
      select.setInt(column, offset);
      try (ResultSet rows = select.executeQuery()) {
        List<QueueRow> queue = new ArrayList<>();
        while (rows.next()) {
          queue.add(row(rows));
        }
        return queue;
      }
    }
  }

  private static QueueRow row(ResultSet row) throws SQLException {
    double confidence = row.getDouble(9);
    if (row.wasNull()) {
      confidence = Double.NaN;
    }
    return new QueueRow(
        row.getString(1),
        row.getString(2),
        kinds(row.getString(3)),
        row.getString(4),
        row.getString(5),
        status(row.getString(6)),
        Optional.ofNullable(row.getString(7)).flatMap(Action::ofKey),
        Optional.ofNullable(row.getString(8)).flatMap(HarmArea::ofKey),
        confidence,
        row.getInt(10),
        row.getBoolean(11),
        row.getDouble(12),
        row.getInt(13),
        EventHeader.instant(row.getLong(14)));
  }

  private static List<ItemKind> kinds(String keys) {
    return Arrays.stream(keys.split(",", -1))
        .flatMap(key -> Arrays.stream(ItemKind.values()).filter(kind -> kind.key().equals(key)))
        .toList();
  }

  private static CaseStatus status(String key) {
    return Arrays.stream(CaseStatus.values())
        .filter(status -> status.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the queue has no status " + key));
  }
}
