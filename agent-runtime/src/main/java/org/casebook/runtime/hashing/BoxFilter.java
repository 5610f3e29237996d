package org.casebook.runtime.hashing;

/**
 * Blurs an image by running means: two rounds along rows and columns give a tent filter (Jarosz,
 * "Fast Image Convolutions", SIGGRAPH 2001 workshop). Each mean is one running sum of floats, added
 * to and subtracted from in the order of the reference: another order gives other last bits.
 */
final class BoxFilter {
  private static final int ROUNDS = 2;

  /** A block of the 64 x 64 result is covered by two windows. */
  private static final int WINDOWS_PER_SIDE = 128;

  private BoxFilter() {}

  /** Blurs an image in place, as far as shrinking it to 64 x 64 calls for. */
  static void blur(float[] image, int width, int height) {
    int rowWindow = window(width);
    int columnWindow = window(height);
    float[] between = new float[image.length];
    for (int round = 0; round < ROUNDS; round++) {
      alongRows(image, between, width, height, rowWindow);
      alongColumns(between, image, width, height, columnWindow);
    }
  }

  private static int window(int side) {
    return (side + WINDOWS_PER_SIDE - 1) / WINDOWS_PER_SIDE;
  }

  private static void alongRows(float[] in, float[] out, int width, int height, int window) {
    int ahead = (window + 2) / 2 - 1;
    int behind = window - ahead;
    for (int row = 0; row < height; row++) {
      int start = row * width;
      float sum = 0;
      int count = 0;
      // The step names the newest pixel of the window; its centre lies "ahead" pixels before.
      for (int step = 0; step < width + ahead; step++) {
        if (step < width) {
          sum += in[start + step];
          count++;
        }
        int oldest = step - ahead - behind;
        if (oldest >= 0) {
          sum -= in[start + oldest];
          count--;
        }
        if (step >= ahead) {
          out[start + step - ahead] = sum / count;
        }
      }
    }
  }

  /** As along rows, all columns abreast: the same sums, without jumping through memory. */
  private static void alongColumns(float[] in, float[] out, int width, int height, int window) {
    int ahead = (window + 2) / 2 - 1;
    int behind = window - ahead;
    float[] sums = new float[width];
    int count = 0;
    for (int step = 0; step < height + ahead; step++) {
      if (step < height) {
        int newest = step * width;
        for (int column = 0; column < width; column++) {
          sums[column] += in[newest + column];
        }
        count++;
      }
      int gone = step - ahead - behind;
      if (gone >= 0) {
        int oldest = gone * width;
        for (int column = 0; column < width; column++) {
          sums[column] -= in[oldest + column];
        }
        count--;
      }
      if (step >= ahead) {
        int centre = (step - ahead) * width;
        for (int column = 0; column < width; column++) {
          out[centre + column] = sums[column] / count;
        }
      }
    }
  }
}
