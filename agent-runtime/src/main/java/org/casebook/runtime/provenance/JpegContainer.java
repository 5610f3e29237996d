package org.casebook.runtime.provenance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JPEG marker segments up to the first scan. A JUMBF superbox larger than a segment is cut into
 * APP11 segments that repeat its box header (ISO/IEC 19566-5 annex D; C2PA appendix A.3.1).
 */
final class JpegContainer {
  private static final String EXIF = "Exif\0\0";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
  private static final String PHOTOSHOP = "Photoshop 3.0\0";
  private static final int COMMENT = 0xFE;
  private static final int APP1 = 0xE1;
  private static final int APP11 = 0xEB;
  private static final int APP13 = 0xED;
  private static final int SCAN = 0xDA;
  private static final int END = 0xD9;
  private static final int BOX_HEADER = 8;
  private static final int JUMBF_AT = 8;
  private static final int MOST_SEGMENTS = 10_000;

  private final AssetBytes file;
  private final ContainerScan scan = new ContainerScan("jpeg", true);
  private final Map<Integer, List<Piece>> pieces = new LinkedHashMap<>();

  private JpegContainer(AssetBytes file) {
    this.file = file;
  }

  static ContainerScan scan(AssetBytes file) throws IOException {
    JpegContainer jpeg = new JpegContainer(file);
    try {
      jpeg.walk();
    } catch (MalformedManifestException e) {
      jpeg.scan.note("the file breaks off: " + e.getMessage());
    }
    for (List<Piece> pieces : jpeg.pieces.values()) {
      try {
        jpeg.assemble(pieces);
      } catch (MalformedManifestException e) {
        jpeg.scan.broken(String.valueOf(e.getMessage()));
      }
    }
    return jpeg.scan;
  }

  private void walk() throws IOException {
    long at = 2;
    for (int i = 0; i < MOST_SEGMENTS && at + 4 <= file.size(); i++) {
      ByteBuffer head = ByteBuffer.wrap(file.read(at, 4));
      int marker = head.get(1) & 0xFF;
      if ((head.get(0) & 0xFF) != 0xFF || marker == SCAN || marker == END) {
        return;
      }
      if (marker == 0xFF) {
        at++;
        continue;
      }
      int length = head.getShort(2) & 0xFFFF;
      if (length < 2) {
        throw new MalformedManifestException("a segment at " + at + " has length " + length);
      }
      segment(marker, at, file.read(at + 4, length - 2));
      at += 2 + length;
    }
  }

  private void segment(int marker, long at, byte[] data) {
    switch (marker) {
      case APP1 -> {
        if (starts(data, EXIF)) {
          scan.block(MetadataBlock.Kind.EXIF, "", after(data, EXIF));
        } else if (starts(data, XMP)) {
          scan.block(MetadataBlock.Kind.XMP, "", after(data, XMP));
        }
      }
      case APP13 -> {
        if (starts(data, PHOTOSHOP)) {
          scan.block(MetadataBlock.Kind.PHOTOSHOP, "", after(data, PHOTOSHOP));
        }
      }
      case APP11 -> {
        if (data.length > JUMBF_AT + BOX_HEADER && data[0] == 'J' && data[1] == 'P') {
          ByteBuffer head = ByteBuffer.wrap(data);
          pieces
              .computeIfAbsent(head.getShort(2) & 0xFFFF, n -> new ArrayList<>())
              .add(new Piece(head.getInt(4), Bytes.of(data), new ByteRange(at, data.length + 4L)));
        }
      }
      case COMMENT -> scan.block(MetadataBlock.Kind.TEXT, "Comment", data);
      default -> {
        // Tables and other applications' data.
      }
    }
  }

  /**
   * One APP11 segment.
   *
   * @param number its packet sequence number, from 1
   * @param data from the common identifier on
   */
  private record Piece(int number, Bytes data, ByteRange place) {}

  private void assemble(List<Piece> parts) {
    if (parts.stream().noneMatch(part -> C2paUuid.startsStore(part.data().array(), JUMBF_AT))) {
      return;
    }
    byte[] first = parts.get(0).data().array();
    ByteArrayOutputStream box = new ByteArrayOutputStream();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).number() != i + 1) {
        throw new MalformedManifestException(
            "piece "
                + parts.get(i).number()
                + " of the manifest store stands where "
                + (i + 1)
                + " must");
      }
      byte[] data = parts.get(i).data().array();
      int header = ByteBuffer.wrap(data).getInt(JUMBF_AT) == 1 ? 2 * BOX_HEADER : BOX_HEADER;
      if (i > 0 && !sameHeader(first, data, header)) {
        throw new MalformedManifestException("the pieces of the manifest store do not match");
      }
      int from = i == 0 ? JUMBF_AT : Math.min(JUMBF_AT + header, data.length);
      box.write(data, from, data.length - from);
    }
    scan.store(box.toByteArray(), parts.stream().map(Piece::place).toList());
  }

  private static boolean sameHeader(byte[] first, byte[] other, int header) {
    int end = Math.min(JUMBF_AT + header, other.length);
    return Arrays.equals(first, JUMBF_AT, end, other, JUMBF_AT, end);
  }

  private static boolean starts(byte[] data, String text) {
    return new String(data, 0, Math.min(data.length, text.length()), StandardCharsets.ISO_8859_1)
        .equals(text);
  }

  private static byte[] after(byte[] data, String text) {
    return Arrays.copyOfRange(data, text.length(), data.length);
  }
}
