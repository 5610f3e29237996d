package org.casebook.runtime.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.EventJson;
import org.casebook.runtime.log.LogTime;
import org.casebook.runtime.log.LoggedEvent;

/**
 * Inserts events at the end of one writer's chain. Not for several threads: the log holds its lock
 * and an immediate transaction, so that a second process can not slip between reading the head and
 * writing the event.
 */
final class EventAppender implements AutoCloseable {
  private final String writer;
  private final Clock clock;
  private final PreparedStatement readHead;
  private final PreparedStatement readTime;
  private final PreparedStatement insertEvent;
  private final PreparedStatement insertPayload;
  private final PreparedStatement writeHead;

  private final HexFormat hex = HexFormat.of();
  private long seq;
  private Instant last = Instant.EPOCH;
  private String chain = EventHeader.GENESIS;

  EventAppender(Connection connection, String writer, Clock clock) throws SQLException {
    this.writer = writer;
    this.clock = clock;
    readHead =
        connection.prepareStatement("select seq, lower(hex(chain)) from head where writer = ?");
    readTime = connection.prepareStatement("select max(at) from head");
    insertEvent =
        connection.prepareStatement(
            "insert into event (position, writer, seq, at, schema, id, cause, type, case_id, run,"
                + " digest, chain) values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insertPayload =
        connection.prepareStatement(
            "insert into payload (position, salt, body)"
                + " values (last_insert_rowid(), ?, cast(? as text))");
    writeHead =
        connection.prepareStatement(
            "insert into head (writer, seq, at, chain) values (?, ?, ?, ?) on conflict (writer)"
                + " do update set seq = excluded.seq, at = excluded.at, chain = excluded.chain");
  }

  /** Reads where the chain ends; first in every transaction. */
  void begin() throws SQLException {
    readHead.setString(1, writer);
    try (ResultSet row = readHead.executeQuery()) {
      boolean exists = row.next();
      seq = exists ? row.getLong(1) : 0;
      chain = exists ? row.getString(2) : EventHeader.GENESIS;
    }
    try (ResultSet row = readTime.executeQuery()) {
      last = row.next() ? EventHeader.instant(row.getLong(1)) : Instant.EPOCH;
    }
  }

  /** Inserts one event at the end of the chain. */
  LoggedEvent append(Event event, Payload payload, Optional<String> cause) throws SQLException {
    seq++;
    last = LogTime.next(clock, last);
    LoggedEvent logged =
        new LoggedEvent(writer, seq, last, EventJson.SCHEMA, writer + "-" + seq, cause, event);
    EventHeader header = EventHeader.of(logged);
    String digest = payload.digest();
    chain = header.chain(chain, digest);
    insertEvent.setString(1, writer);
    insertEvent.setLong(2, seq);
    insertEvent.setLong(3, header.at());
    insertEvent.setInt(4, header.schema());
    insertEvent.setString(5, header.id());
    insertEvent.setString(6, cause.orElse(null));
    insertEvent.setString(7, header.type());
    insertEvent.setString(8, header.caseId());
    insertEvent.setString(9, header.run().orElse(null));
    insertEvent.setBytes(10, hex.parseHex(digest));
    insertEvent.setBytes(11, hex.parseHex(chain));
    insertEvent.executeUpdate();
    insertPayload.setBytes(1, payload.salt());
    insertPayload.setBytes(2, payload.body());
    insertPayload.executeUpdate();
    return logged;
  }

  /** Writes where the chain ends; last in every transaction. */
  void end() throws SQLException {
    writeHead.setString(1, writer);
    writeHead.setLong(2, seq);
    writeHead.setLong(3, EventHeader.micros(last));
    writeHead.setBytes(4, hex.parseHex(chain));
    writeHead.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    readHead.close();
    readTime.close();
    insertEvent.close();
    insertPayload.close();
    writeHead.close();
  }
}
