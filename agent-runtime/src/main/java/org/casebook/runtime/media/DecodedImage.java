package org.casebook.runtime.media;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An image file as decoded.
 *
 * @param picture the first frame, upright
 * @param frames how many frames or pages the file holds
 */
record DecodedImage(Picture picture, int frames) {
  private static final int HEADER = 12;

  void write(DecodingAnswer.Sink sink) throws IOException {
    sink.take(
        ByteBuffer.allocate(HEADER)
            .putInt(picture.width())
            .putInt(picture.height())
            .putInt(frames)
            .array());
    sink.take(picture.rgb());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param mostPixels more is not believed
   */
  static DecodedImage read(byte[] bytes, long mostPixels) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int width = in.readInt();
    int height = in.readInt();
    int frames = in.readInt();
    long pixels = (long) width * height;
    if (width <= 0 || height <= 0 || pixels > mostPixels || bytes.length != HEADER + 3 * pixels) {
      throw new IOException("an image of " + width + " x " + height + " pixels");
    }
    return new DecodedImage(
        Picture.ofRgb(width, height, in.readNBytes((int) (3 * pixels))), frames);
  }
}
