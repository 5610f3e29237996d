package org.casebook.runtime.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * RIFF chunks of WebP, WAV and AVI files: {@code C2PA} holds the manifest store (C2PA appendix
 * A.3.6), {@code EXIF} and {@code XMP } metadata, {@code LIST INFO} named texts.
 */
final class RiffContainer {
  private static final int HEADER = 12;
  private static final int MOST_CHUNKS = 100_000;
  private static final int MOST_METADATA = 1 << 20;
  private static final Map<String, String> INFO =
      Map.of("ISFT", "Software", "ICMT", "Comment", "IART", "Artist", "INAM", "Title");

  private final AssetBytes file;
  private final ContainerScan scan;

  private RiffContainer(AssetBytes file, String form) {
    this.file = file;
    this.scan = new ContainerScan(form.strip().toLowerCase(Locale.ROOT), true);
  }

  static ContainerScan scan(AssetBytes file) throws IOException {
    byte[] head = file.head(HEADER);
    String form = head.length < HEADER ? "riff" : latin(head, 8);
    RiffContainer riff = new RiffContainer(file, form);
    try {
      riff.walk(HEADER, file.size(), true);
    } catch (MalformedManifestException e) {
      riff.scan.note("the file breaks off: " + e.getMessage());
    }
    return riff.scan;
  }

  private void walk(long from, long to, boolean top) throws IOException {
    long at = from;
    for (int i = 0; i < MOST_CHUNKS && at + 8 <= to; i++) {
      byte[] head = file.read(at, 8);
      String id = latin(head, 0);
      long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFF_FFFFL;
      if (top && id.equals("C2PA")) {
        manifest(at, length);
      } else {
        metadata(id, at + 8, length, top);
      }
      at += 8 + length + (length & 1);
    }
  }

  private void manifest(long at, long length) throws IOException {
    if (at + 8 + length <= file.size()) {
      ByteRange place = new ByteRange(at, 8 + length + (length & 1));
      scan.store(file.read(at + 8, length), List.of(place));
    } else {
      scan.broken("chunk C2PA is cut short");
    }
  }

  private void metadata(String id, long at, long length, boolean top) throws IOException {
    if (INFO.containsKey(id) && !top) {
      byte[] text = file.read(at, Math.min(length, MOST_METADATA));
      scan.block(MetadataBlock.Kind.TEXT, INFO.getOrDefault(id, id), text);
    } else if (id.equals("LIST") && top && latin(file.read(at, 4), 0).equals("INFO")) {
      walk(at + 4, Math.min(at + length, file.size()), false);
    } else if (id.equals("EXIF") && length <= MOST_METADATA) {
      scan.block(MetadataBlock.Kind.EXIF, "", file.read(at, length));
    } else if ((id.equals("XMP ") || id.equals("_PMX")) && length <= MOST_METADATA) {
      scan.block(MetadataBlock.Kind.XMP, "", file.read(at, length));
    }
  }

  private static String latin(byte[] data, int at) {
    return new String(data, at, 4, StandardCharsets.ISO_8859_1);
  }
}
