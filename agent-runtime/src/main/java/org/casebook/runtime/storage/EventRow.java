package org.casebook.runtime.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.EventJson;
import org.casebook.runtime.log.LoggedEvent;

/**
 * An event as it lies in the file.
 *
 * @param digest of the payload, hexadecimal
 * @param chain hexadecimal
 * @param payload empty when it was erased
 */
record EventRow(
    long position, EventHeader header, String digest, String chain, Optional<Payload> payload) {
  /**
   * The columns that {@link #read} wants. The body as bytes, so that a flipped byte stays visible.
   */
  static final String SELECT =
      "select e.position, e.writer, e.seq, e.at, e.schema, e.id, e.cause, e.type, e.case_id, e.run,"
          + " lower(hex(e.digest)), lower(hex(e.chain)), p.salt, cast(p.body as blob)"
          + " from event e left join payload p on p.position = e.position ";

  /** The deterministic merge order of all writers. */
  static final String MERGE_ORDER = " order by e.at, e.writer, e.seq";

  static EventRow read(ResultSet row) throws SQLException {
    EventHeader header =
        new EventHeader(
            text(row, 2),
            row.getLong(3),
            row.getLong(4),
            row.getInt(5),
            text(row, 6),
            Optional.ofNullable(row.getString(7)),
            text(row, 8),
            text(row, 9),
            Optional.ofNullable(row.getString(10)));
    byte[] salt = row.getBytes(13);
    byte[] body = row.getBytes(14);
    Optional<Payload> payload =
        salt == null || body == null ? Optional.empty() : Optional.of(new Payload(salt, body));
    return new EventRow(row.getLong(1), header, text(row, 11), text(row, 12), payload);
  }

  /** A column that the schema promises to be there; a damaged file may break the promise. */
  static String text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  /** The event; empty when its payload was erased. */
  Optional<LoggedEvent> event() {
    return payload.map(
        p -> {
          try {
            return header.with(EventJson.read(p.json(), header.schema()));
          } catch (CasebookException e) {
            throw new CasebookException(
                "event " + header.id() + " can not be read: " + e.getMessage(), e);
          }
        });
  }
}
