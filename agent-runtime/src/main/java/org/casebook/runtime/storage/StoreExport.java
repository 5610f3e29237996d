package org.casebook.runtime.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.LoggedEvent;

/**
 * The whole history in an open format: one JSON object per line, in merge order, with all that is
 * needed to verify it elsewhere.
 */
public final class StoreExport {
  private StoreExport() {}

  /**
   * Writes every event.
   *
   * @param database the SQLite file; only read, also while another process writes
   * @return the number of lines
   */
  public static long write(Path database, Appendable out) {
    long lines = 0;
    try (Stream<EventRow> rows = EventStream.of(database)) {
      for (Iterator<EventRow> all = rows.iterator(); all.hasNext(); lines++) {
        out.append(CanonicalJson.write(Line.of(all.next()))).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /**
   * One line.
   *
   * @param digest SHA-256 of the salt's bytes followed by the UTF-8 of {@code event} as written
   * @param salt hexadecimal; empty, like the event, when the payload was erased
   */
  record Line(
      String writer,
      long seq,
      Instant at,
      int schema,
      String id,
      Optional<String> cause,
      String type,
      String caseId,
      Optional<String> run,
      String digest,
      String chain,
      Optional<String> salt,
      Optional<Event> event) {

    static Line of(EventRow row) {
      EventHeader header = row.header();
      return new Line(
          header.writer(),
          header.seq(),
          header.time(),
          header.schema(),
          header.id(),
          header.cause(),
          header.type(),
          header.caseId(),
          header.run(),
          row.digest(),
          row.chain(),
          row.payload().map(payload -> HexFormat.of().formatHex(payload.salt())),
          row.event().map(LoggedEvent::event));
    }
  }
}
