package org.casebook.runtime.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.EventJson;

/**
 * A payload, UTF-8 of the event's canonical JSON, with its salt. The salt keeps the digest, which
 * stays when a payload is erased, from being matched against guesses at what it was.
 */
final class Payload {
  private static final int SALT_BYTES = 16;

  private final byte[] salt;
  private final byte[] body;

  /** A payload as stored. */
  Payload(byte[] salt, byte[] body) {
    this.salt = salt;
    this.body = body;
  }

  /** An event's payload with a fresh salt. */
  static Payload of(Event event, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Payload(salt, EventJson.write(event).getBytes(StandardCharsets.UTF_8));
  }

  byte[] salt() {
    return salt;
  }

  byte[] body() {
    return body;
  }

  /** The event's JSON. */
  String json() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Lower-case hexadecimal SHA-256 of salt and body. */
  String digest() {
    MessageDigest sha = Digest.newSha256();
    sha.update(salt);
    return HexFormat.of().formatHex(sha.digest(body));
  }
}
