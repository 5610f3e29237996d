package org.casebook.runtime.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The answer of the decoding process as it goes over the wire: any number of pieces of data, then
 * an end or a refusal. Each piece is a length, a kind and its bytes.
 */
final class DecodingAnswer {
  /** Data in pieces of at most this size, so that neither side holds a whole recording. */
  static final int LARGEST_PIECE = 1 << 20;

  private static final int DATA = 1;
  private static final int END = 2;
  private static final int REFUSED = 3;

  private DecodingAnswer() {}

  /** Takes the data of an answer, piece by piece. */
  interface Sink {
    void take(byte[] piece) throws IOException;
  }

  /** Writes data, cut into pieces. */
  static void data(DataOutputStream out, byte[] bytes, int length) throws IOException {
    for (int at = 0; at < length; at += LARGEST_PIECE) {
      int size = Math.min(LARGEST_PIECE, length - at);
      out.writeInt(size);
      out.writeByte(DATA);
      out.write(bytes, at, size);
    }
  }

  static void end(DataOutputStream out) throws IOException {
    out.writeInt(0);
    out.writeByte(END);
    out.flush();
  }

  static void refused(DataOutputStream out, String problem, String remedy) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream text = new DataOutputStream(bytes);
    text.writeUTF(shortened(problem));
    text.writeUTF(shortened(remedy));
    out.writeInt(bytes.size());
    out.writeByte(REFUSED);
    bytes.writeTo(out);
    out.flush();
  }

  /**
   * Reads an answer to its end.
   *
   * @throws UnreadableMediaException when the process refused the file
   * @throws IOException when the process ended or says what it should not; it must then be ended
   */
  static void read(DataInputStream in, Sink sink) throws IOException {
    while (true) {
      int length = in.readInt();
      int kind = in.readUnsignedByte();
      if (length < 0 || length > LARGEST_PIECE) {
        throw new IOException("a piece of " + length + " bytes");
      }
      byte[] piece = new byte[length];
      in.readFully(piece);
      switch (kind) {
        case DATA -> sink.take(piece);
        case END -> {
          return;
        }
        case REFUSED -> {
          DataInputStream text = new DataInputStream(new ByteArrayInputStream(piece));
          throw new UnreadableMediaException(text.readUTF(), text.readUTF());
        }
        default -> throw new IOException("a piece of kind " + kind);
      }
    }
  }

  private static String shortened(String text) {
    return text.length() <= 1_000 ? text : text.substring(0, 1_000);
  }
}
