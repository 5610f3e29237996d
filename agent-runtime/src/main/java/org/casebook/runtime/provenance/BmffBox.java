package org.casebook.runtime.provenance;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A box of the ISO base media file format (ISO/IEC 14496-12).
 *
 * @param type its four letters
 * @param place the box with its header
 * @param header length of the header, with the large size where there is one
 */
record BmffBox(String type, ByteRange place, int header) {
  private static final int MOST_BOXES = 100_000;

  /** The boxes that lie in a stretch of a file, one behind the other. */
  static List<BmffBox> in(AssetBytes file, ByteRange stretch) throws IOException {
    List<BmffBox> boxes = new ArrayList<>();
    long at = stretch.start();
    while (at + 8 <= stretch.end()) {
      if (boxes.size() == MOST_BOXES) {
        throw new MalformedManifestException("more than " + MOST_BOXES + " boxes");
      }
      BmffBox box = at(file, at, stretch.end());
      boxes.add(box);
      at = box.place().end();
    }
    return boxes;
  }

  private static BmffBox at(AssetBytes file, long at, long end) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(file.read(at, 8));
    String type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
    long size = head.getInt(0) & 0xFFFF_FFFFL;
    int header = 8;
    if (size == 1) {
      size = new BigInteger(1, file.read(at + 8, 8)).min(BigInteger.valueOf(end)).longValue();
      header = 16;
    } else if (size == 0) {
      size = end - at;
    }
    if (size < header || at + size > end) {
      throw new MalformedManifestException("box " + type + " at " + at + " is cut short");
    }
    return new BmffBox(type, new ByteRange(at, size), header);
  }

  /** What stands behind the header. */
  ByteRange content() {
    return new ByteRange(place.start() + header, place.length() - header);
  }
}
