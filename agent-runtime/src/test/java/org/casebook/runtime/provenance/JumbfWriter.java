package org.casebook.runtime.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Writes JUMBF boxes. */
final class JumbfWriter {
  private JumbfWriter() {}

  /** A box of a type in four letters. */
  static byte[] box(String type, byte[]... parts) {
    byte[] payload = join(parts);
    return join(
        ByteBuffer.allocate(4).putInt(8 + payload.length).array(),
        type.getBytes(StandardCharsets.ISO_8859_1),
        payload);
  }

  /** A superbox with a description and what it holds. */
  static byte[] superbox(UUID type, String label, byte[]... boxes) {
    byte[] name = label.getBytes(StandardCharsets.UTF_8);
    byte[] description =
        ByteBuffer.allocate(18 + name.length)
            .putLong(type.getMostSignificantBits())
            .putLong(type.getLeastSignificantBits())
            .put((byte) 3)
            .put(name)
            .put((byte) 0)
            .array();
    return box("jumb", box("jumd", description), join(boxes));
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
