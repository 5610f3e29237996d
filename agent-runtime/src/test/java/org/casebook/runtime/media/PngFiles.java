package org.casebook.runtime.media;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes PNG files chunk by chunk, so that a test can claim any size at little cost. */
final class PngFiles {
  private PngFiles() {}

  /** A valid one-bit black image; a large one is a small file that asks for much memory. */
  static byte[] black(int width, int height) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      DataOutputStream fields = new DataOutputStream(header);
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(new byte[] {1, 0, 0, 0, 0});
      chunk(file, "IHDR", header.toByteArray());
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      try (DeflaterOutputStream rows = new DeflaterOutputStream(data)) {
        byte[] row = new byte[1 + (width + 7) / 8];
        for (int y = 0; y < height; y++) {
          rows.write(row);
        }
      }
      chunk(file, "IDAT", data.toByteArray());
      chunk(file, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String kind, byte[] data)
      throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    byte[] type = kind.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    out.writeInt(data.length);
    out.write(type);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
