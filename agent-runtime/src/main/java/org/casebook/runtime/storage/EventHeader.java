package org.casebook.runtime.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.log.RunOf;

/**
 * What the chain says of an event without its payload.
 *
 * @param at microseconds since 1970
 */
record EventHeader(
    String writer,
    long seq,
    long at,
    int schema,
    String id,
    Optional<String> cause,
    String type,
    String caseId,
    Optional<String> run) {
  /** What the first event of a chain follows: 32 zero bytes. */
  static final String GENESIS = "00".repeat(32);

  static EventHeader of(LoggedEvent logged) {
    return new EventHeader(
        logged.writer(),
        logged.seq(),
        micros(logged.at()),
        logged.schema(),
        logged.id(),
        logged.cause(),
        logged.event().type(),
        logged.event().caseId(),
        logged.event().accept(RunOf.INSTANCE));
  }

  LoggedEvent with(Event event) {
    return new LoggedEvent(writer, seq, time(), schema, id, cause, event);
  }

  Instant time() {
    return instant(at);
  }

  /**
   * SHA-256 of the chain before, this header as canonical JSON, and the payload's digest.
   *
   * @param before hexadecimal; {@link #GENESIS} for the first event
   * @param digest hexadecimal
   * @return hexadecimal
   */
  String chain(String before, String digest) {
    HexFormat hex = HexFormat.of();
    MessageDigest sha = Digest.newSha256();
    sha.update(hex.parseHex(before));
    sha.update(CanonicalJson.write(this).getBytes(StandardCharsets.UTF_8));
    return hex.formatHex(sha.digest(hex.parseHex(digest)));
  }

  static long micros(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
