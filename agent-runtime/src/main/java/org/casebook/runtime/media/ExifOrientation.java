package org.casebook.runtime.media;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held, from the Exif data of a JPEG file (tag 0x0112 of Exif 2.3). Phones store
 * pictures as the sensor saw them and note the turn; without it text lies on its side.
 */
final class ExifOrientation {
  /** Stored as it is to be shown. */
  static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;
  private static final int APP1 = 0xE1;
  private static final int SCAN = 0xDA;
  private static final byte[] HEADER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private ExifOrientation() {}

  /** The orientation, 1 to 8; {@link #UPRIGHT} where the stream says nothing of use. */
  static int of(InputStream jpeg) throws IOException {
    DataInputStream in = new DataInputStream(jpeg);
    if (in.readUnsignedShort() != 0xFFD8) {
      return UPRIGHT;
    }
    while (in.read() == 0xFF) {
      int marker = in.readUnsignedByte();
      int length = in.readUnsignedShort() - 2;
      if (marker == SCAN || length < 0) {
        return UPRIGHT;
      }
      byte[] segment = in.readNBytes(length);
      if (marker == APP1
          && Arrays.equals(HEADER, Arrays.copyOf(segment, HEADER.length))
          && segment.length >= HEADER.length + 8) {
        return ofTiff(ByteBuffer.wrap(segment, HEADER.length, segment.length - 6).slice());
      }
    }
    return UPRIGHT;
  }

  private static int ofTiff(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return UPRIGHT;
    }
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry > tiff.limit() - 12) {
        return UPRIGHT;
      }
      if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
        int orientation = tiff.getShort(entry + 8);
        return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
