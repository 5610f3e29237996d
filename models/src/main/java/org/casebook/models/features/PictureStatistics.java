package org.casebook.models.features;

/**
 * Colours and edges of a picture on a coarse grid: per cell of four by four the mean of red, green
 * and blue, and how much edge there is in each of eight directions (after the histograms of
 * oriented gradients of Dalal and Triggs 2005).
 */
public final class PictureStatistics {
  private static final int GRID = 4;
  private static final int DIRECTIONS = 8;

  /** Length of the vector. */
  public static final int LENGTH = GRID * GRID * (3 + DIRECTIONS);

  private PictureStatistics() {}

  /**
   * Computes them.
   *
   * @param pixels row by row, {@code 0xRRGGBB}
   * @return {@link #LENGTH} numbers between 0 and 1
   */
  public static float[] of(int[] pixels, int width, int height) {
    float[] result = new float[LENGTH];
    int[] count = new int[GRID * GRID];
    double[] edges = new double[GRID * GRID];
    int from = GRID * GRID * 3;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int cell = y * GRID / height * GRID + x * GRID / width;
        int pixel = pixels[y * width + x];
        count[cell]++;
        for (int channel = 0; channel < 3; channel++) {
          result[cell * 3 + channel] += (pixel >> (16 - 8 * channel) & 0xFF) / 255f;
        }
        if (x > 0 && y > 0 && x < width - 1 && y < height - 1) {
          double dx = grey(pixels[y * width + x + 1]) - grey(pixels[y * width + x - 1]);
          double dy = grey(pixels[(y + 1) * width + x]) - grey(pixels[(y - 1) * width + x]);
          double strength = Math.sqrt(dx * dx + dy * dy);
          double turn = (Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1;
          result[from + cell * DIRECTIONS + (int) (turn * DIRECTIONS) % DIRECTIONS] +=
              (float) strength;
          edges[cell] += strength;
        }
      }
    }
    for (int cell = 0; cell < count.length; cell++) {
      for (int channel = 0; channel < 3; channel++) {
        result[cell * 3 + channel] /= Math.max(1, count[cell]);
      }
      for (int i = 0; i < DIRECTIONS; i++) {
        result[from + cell * DIRECTIONS + i] /= (float) (edges[cell] + 0.02 * count[cell] + 1e-9);
      }
    }
    return result;
  }

  private static double grey(int pixel) {
    return ((pixel >> 16 & 0xFF) + (pixel >> 8 & 0xFF) + (pixel & 0xFF)) / 765.0;
  }
}
