package org.casebook.runtime.provenance;

import java.security.MessageDigest;
import java.util.Arrays;

/** A run of bytes, part of a larger array that it shares; nobody changes that array. */
final class Bytes {
  private final byte[] store;
  private final int start;
  private final int length;

  private Bytes(byte[] store, int start, int length) {
    this.store = store;
    this.start = start;
    this.length = length;
  }

  static Bytes of(byte[] all) {
    return new Bytes(all, 0, all.length);
  }

  static Bytes of(byte[] store, int start, int length) {
    return new Bytes(store, start, length);
  }

  int length() {
    return length;
  }

  /** The bytes, not to be changed. */
  byte[] array() {
    return length == store.length ? store : Arrays.copyOfRange(store, start, start + length);
  }

  /** The digest of the bytes. */
  Bytes digest(MessageDigest digest) {
    digest.update(store, start, length);
    return of(digest.digest());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes
        && Arrays.equals(
            store, start, start + length, bytes.store, bytes.start, bytes.start + bytes.length);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array());
  }
}
