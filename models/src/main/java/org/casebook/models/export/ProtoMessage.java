package org.casebook.models.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One protocol buffer message being written: wire types 0 (varint), 2 (bytes) and 5 (float). */
final class ProtoMessage {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtoMessage integer(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  ProtoMessage bytes(int field, byte[] value) {
    varint(((long) field << 3) | 2);
    varint(value.length);
    out.write(value, 0, value.length);
    return this;
  }

  ProtoMessage text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.toBytes());
  }

  /** Adds all fields of another message to this one. */
  ProtoMessage append(ProtoMessage other) {
    out.writeBytes(other.toBytes());
    return this;
  }

  ProtoMessage number(int field, float value) {
    varint(((long) field << 3) | 5);
    int bits = Float.floatToIntBits(value);
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(bits >>> shift);
    }
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
