package org.casebook.runtime.provenance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small pictures and recordings with manifest stores in them. */
final class SignedFiles {
  private static final int SEGMENT = 65_000;

  private SignedFiles() {}

  /** A picture in a format that the platform writes. */
  static byte[] picture(String format) {
    BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 24; x++) {
      for (int y = 0; y < 16; y++) {
        image.setRGB(x, y, 0x0A0B10 * ((x * 7 + y * 3) % 23));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A JPEG file with a store behind its first marker. */
  static byte[] jpeg(ManifestMaker maker) {
    byte[] plain = picture("jpg");
    return embed(plain, 2, maker, SignedFiles::segments);
  }

  /** A PNG file with a store behind its header. */
  static byte[] png(ManifestMaker maker) {
    return embed(picture("png"), 33, maker, store -> chunk("caBX", store));
  }

  /** A WAV file with a store at its end. */
  static byte[] wav(ManifestMaker maker) {
    byte[] samples = new byte[800];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i * 31);
    }
    byte[] data = JumbfWriter.join(text("data"), little(samples.length), samples);
    int length = 0;
    byte[] file = riff(data, length, maker);
    // The size in the head covers the chunk of the manifest, so until the two agree.
    while (file.length != 12 + data.length + length) {
      length = file.length - 12 - data.length;
      file = riff(data, length, maker);
    }
    return file;
  }

  private static byte[] riff(byte[] data, int length, ManifestMaker maker) {
    int size = 4 + data.length + length;
    byte[] plain = JumbfWriter.join(text("RIFF"), little(size), text("WAVE"), data);
    return embed(
        plain,
        plain.length,
        maker,
        store ->
            JumbfWriter.join(
                text("C2PA"), little(store.length), store, new byte[store.length & 1]));
  }

  /** Puts a store into a file; its own length changes the numbers in it, so until they agree. */
  static byte[] embed(byte[] plain, int at, ManifestMaker maker, Function<byte[], byte[]> carrier) {
    byte[] head = Arrays.copyOf(plain, at);
    byte[] tail = Arrays.copyOfRange(plain, at, plain.length);
    byte[] hash = ManifestMaker.sha256(head, tail);
    int length = 0;
    byte[] carried = carrier.apply(maker.store(hash, at, length));
    while (carried.length != length) {
      length = carried.length;
      carried = carrier.apply(maker.store(hash, at, length));
    }
    return JumbfWriter.join(head, carried, tail);
  }

  /** APP11 segments, each with the header of the box that is cut. */
  static byte[] segments(byte[] store) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int number = 1;
    for (int at = 0; at < store.length; number++) {
      int end = Math.min(store.length, at + SEGMENT);
      byte[] repeated = at == 0 ? new byte[0] : Arrays.copyOf(store, 8);
      int length = 2 + 2 + 2 + 4 + repeated.length + end - at;
      out.writeBytes(
          ByteBuffer.allocate(12)
              .putShort((short) 0xFFEB)
              .putShort((short) length)
              .put(text("JP"))
              .putShort((short) 0x0211)
              .putInt(number)
              .array());
      out.writeBytes(repeated);
      out.write(store, at, end - at);
      at = end;
    }
    return out.toByteArray();
  }

  /** A PNG chunk with its checksum. */
  static byte[] chunk(String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(text(type));
    crc.update(data);
    return JumbfWriter.join(big(data.length), text(type), data, big((int) crc.getValue()));
  }

  /** A PNG picture with a chunk behind its header. */
  static byte[] pngWith(byte[] chunk) {
    byte[] plain = picture("png");
    return JumbfWriter.join(
        Arrays.copyOf(plain, 33), chunk, Arrays.copyOfRange(plain, 33, plain.length));
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] big(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  static byte[] little(int value) {
    return big(Integer.reverseBytes(value));
  }
}
