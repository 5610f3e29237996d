package org.casebook.runtime.provenance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/**
 * PNG chunks (ISO/IEC 15948): {@code caBX} holds the manifest store, {@code eXIf} a TIFF structure,
 * {@code tEXt}, {@code zTXt} and {@code iTXt} texts under keywords. Texts are inflated up to a
 * limit and cut there.
 */
final class PngContainer {
  private static final String XMP = "XML:com.adobe.xmp";
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12;
  private static final int MOST_CHUNKS = 200_000;
  private static final int MOST_TEXT = 1 << 20;

  private final AssetBytes file;
  private final ContainerScan scan = new ContainerScan("png", true);

  private PngContainer(AssetBytes file) {
    this.file = file;
  }

  static ContainerScan scan(AssetBytes file) throws IOException {
    PngContainer png = new PngContainer(file);
    try {
      png.walk();
    } catch (MalformedManifestException e) {
      png.scan.note("the file breaks off: " + e.getMessage());
    }
    return png.scan;
  }

  private void walk() throws IOException {
    long at = SIGNATURE;
    for (int i = 0; i < MOST_CHUNKS && at < file.size(); i++) {
      ByteBuffer head = ByteBuffer.wrap(file.read(at, 8));
      long length = head.getInt(0) & 0xFFFF_FFFFL;
      String type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
      if (at + FRAME + length > file.size()) {
        if (type.equals("caBX")) {
          scan.broken("chunk caBX is cut short");
        }
        throw new MalformedManifestException("chunk " + type + " at " + at + " is cut short");
      }
      switch (type) {
        case "caBX" -> manifest(at, length);
        case "eXIf" -> scan.block(MetadataBlock.Kind.EXIF, "", data(at, length));
        case "tEXt", "zTXt", "iTXt" -> text(type, data(at, Math.min(length, MOST_TEXT)));
        case "IEND" -> {
          return;
        }
        default -> {
          // Pixels and colours.
        }
      }
      at += FRAME + length;
    }
  }

  private byte[] data(long at, long length) throws IOException {
    return file.read(at + 8, length);
  }

  private void manifest(long at, long length) throws IOException {
    byte[] jumbf = data(at, length);
    CRC32 crc = new CRC32();
    crc.update(file.read(at + 4, 4));
    crc.update(jumbf);
    if ((int) crc.getValue() == ByteBuffer.wrap(data(at + length, 4)).getInt()) {
      scan.store(jumbf, List.of(new ByteRange(at, FRAME + length)));
    } else {
      scan.broken("the checksum of chunk caBX is wrong");
    }
  }

  private void text(String type, byte[] data) {
    int end = indexOf(data, 0);
    if (end < 0) {
      return;
    }
    String key = new String(data, 0, end, StandardCharsets.ISO_8859_1);
    try {
      if (type.equals("tEXt")) {
        add(key, rest(data, end + 1), StandardCharsets.ISO_8859_1);
      } else if (type.equals("zTXt")) {
        add(key, inflate(key, rest(data, end + 2)), StandardCharsets.ISO_8859_1);
      } else {
        international(key, data, end + 1);
      }
    } catch (IOException e) {
      scan.note("the text " + key + " can not be inflated");
    }
  }

  /** Compression flag and method, then language tag and translated keyword, each ended by zero. */
  private void international(String key, byte[] data, int flag) throws IOException {
    int language = indexOf(data, flag + 2);
    int translated = language < 0 ? -1 : indexOf(data, language + 1);
    if (translated < 0) {
      return;
    }
    byte[] text = rest(data, translated + 1);
    add(key, data[flag] == 1 ? inflate(key, text) : text, StandardCharsets.UTF_8);
  }

  private void add(String key, byte[] text, Charset charset) {
    if (key.equals(XMP)) {
      scan.block(MetadataBlock.Kind.XMP, "", text);
    } else {
      byte[] utf8 = new String(text, charset).getBytes(StandardCharsets.UTF_8);
      scan.block(MetadataBlock.Kind.TEXT, key, utf8);
    }
  }

  private byte[] inflate(String key, byte[] deflated) throws IOException {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      byte[] text = in.readNBytes(MOST_TEXT);
      if (in.read() >= 0) {
        scan.note("the text " + key + " inflates to more than " + MOST_TEXT + " bytes; cut there");
      }
      return text;
    }
  }

  private static byte[] rest(byte[] data, int from) {
    return from >= data.length ? new byte[0] : Arrays.copyOfRange(data, from, data.length);
  }

  private static int indexOf(byte[] data, int from) {
    for (int i = Math.max(0, from); i < data.length; i++) {
      if (data[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
