package org.casebook.runtime.inference;

import org.casebook.runtime.media.Picture;

/** Pixels as the numbers that image models take. */
final class ImageTensors {
  private ImageTensors() {}

  /** {@code [1,height,width,3]}: RGB, each {@code value * scale + offset}. */
  static float[] channelsLast(Picture picture, float scale, float offset) {
    int[] pixels = picture.pixels();
    float[] values = new float[pixels.length * 3];
    for (int i = 0; i < pixels.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        values[i * 3 + channel] = (pixels[i] >> (16 - 8 * channel) & 0xFF) * scale + offset;
      }
    }
    return values;
  }

  /**
   * {@code [1,3,height,width]}: BGR, each {@code (value / 255 - mean) / deviation}.
   *
   * @param mean per channel, in the order BGR
   * @param deviation per channel, in the order BGR
   */
  static float[] channelsFirst(int[] pixels, float[] mean, float[] deviation) {
    float[] values = new float[pixels.length * 3];
    for (int channel = 0; channel < 3; channel++) {
      float factor = 1 / (255 * deviation[channel]);
      float shift = -mean[channel] / deviation[channel];
      int plane = channel * pixels.length;
      for (int i = 0; i < pixels.length; i++) {
        values[plane + i] = (pixels[i] >> (8 * channel) & 0xFF) * factor + shift;
      }
    }
    return values;
  }
}
