package org.casebook.models.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.casebook.models.ModelException;

/**
 * Reads one protocol buffer message field by field; also the variable-length numbers that other
 * formats of the same family are made of.
 *
 * <p>Usage: {@code while (reader.next()) { if (reader.field() == 1) ... reader.number() ... }}. A
 * field that is not asked for is skipped.
 */
final class ProtoReader {
  private final ByteBuffer in;
  private int field;
  private long number;
  private ByteBuffer body = ByteBuffer.allocate(0);

  /** A reader from the buffer's position to its limit. */
  ProtoReader(ByteBuffer in) {
    this.in = in;
  }

  /** Moves to the next field; false at the end of the message. */
  boolean next() {
    if (!in.hasRemaining()) {
      return false;
    }
    long tag = varint(in);
    field = (int) (tag >>> 3);
    number = 0;
    switch ((int) (tag & 7)) {
      case 0 -> number = varint(in);
      case 1 -> slice(in, 8);
      case 2 -> body = slice(in, varint(in));
      case 5 -> slice(in, 4);
      default -> throw new ModelException("a message has a field of an unknown wire type");
    }
    return true;
  }

  /** The number of the current field. */
  int field() {
    return field;
  }

  /** The current field as a number; 0 when it is none. */
  long number() {
    return number;
  }

  /** The current field as a nested message. */
  ProtoReader message() {
    return new ProtoReader(body.duplicate());
  }

  /** The bytes of the current field, when it has a length: a text, or raw numbers. */
  ByteBuffer bytes() {
    return body.duplicate();
  }

  /** A number of 7 bits to the byte, low bits first. */
  static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64 && in.hasRemaining(); shift += 7) {
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new ModelException("a number of variable length does not end");
  }

  /** The next bytes as a buffer of their own; moves past them. */
  static ByteBuffer slice(ByteBuffer in, long length) {
    if (length < 0 || length > in.remaining()) {
      throw new ModelException(
          "a part of " + length + " bytes where " + in.remaining() + " are left");
    }
    ByteBuffer part = in.slice().limit((int) length);
    in.position(in.position() + (int) length);
    return part;
  }

  /** All bytes of a buffer as text. */
  static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
