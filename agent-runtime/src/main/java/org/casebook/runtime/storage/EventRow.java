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
            row.getString(2),
            row.getLong(3),
            row.getLong(4),
            row.getInt(5),
            row.getString(6),
            Optional.ofNullable(row.getString(7)),
            row.getString(8),
            row.getString(9),
            Optional.ofNullable(row.getString(10)));
    byte[] salt = row.getBytes(13);
    byte[] body = row.getBytes(14);
    Optional<Payload> payload =
        salt == null || body == null ? Optional.empty() : Optional.of(new Payload(salt, body));
    return new EventRow(row.getLong(1), header, row.getString(11), row.getString(12), payload);
  }

  /** The event; empty when its payload was erased. */
  Optional<LoggedEvent> event() {
    return payload.map(
        p -> {
          try {
            return header.with(EventJson.read(p.json()));
          } catch (CasebookException e) {
            throw new CasebookException(
                "event " + header.id() + " can not be read: " + e.getMessage(), e);
          }
        });
  }
}
