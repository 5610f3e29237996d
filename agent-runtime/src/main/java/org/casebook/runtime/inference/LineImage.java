package org.casebook.runtime.inference;

import org.casebook.runtime.media.Picture;

/** Cuts a turned rectangle out of a picture and brings it level, with bilinear sampling. */
final class LineImage {
  private LineImage() {}

  /** The pixels of the region at this size, row by row. */
  static int[] cut(Picture picture, TextRegion region, int width, int height) {
    // Shrinking by much would skip pixels; a smaller picture first averages them.
    double shrink = region.height() / height;
    if (shrink >= 2) {
      int steps = 1 << (int) Math.floor(Math.log(shrink) / Math.log(2));
      int w = Math.max(1, picture.width() / steps);
      int h = Math.max(1, picture.height() / steps);
      TextRegion smaller =
          region.scaled((double) w / picture.width(), (double) h / picture.height());
      return sample(picture.scaled(w, h), smaller, width, height);
    }
    return sample(picture, region, width, height);
  }

  private static int[] sample(Picture picture, TextRegion region, int width, int height) {
    int[] source = picture.pixels();
    int[] line = new int[width * height];
    double cos = Math.cos(region.angle());
    double sin = Math.sin(region.angle());
    for (int row = 0; row < height; row++) {
      double v = ((row + 0.5) / height - 0.5) * region.height();
      for (int column = 0; column < width; column++) {
        double u = ((column + 0.5) / width - 0.5) * region.width();
        double x = region.centreX() + u * cos - v * sin - 0.5;
        double y = region.centreY() + u * sin + v * cos - 0.5;
        line[row * width + column] = at(source, picture.width(), picture.height(), x, y);
      }
    }
    return line;
  }

  private static int at(int[] source, int width, int height, double x, double y) {
    double cx = Math.min(width - 1.0, Math.max(0, x));
    double cy = Math.min(height - 1.0, Math.max(0, y));
    int x0 = (int) cx;
    int y0 = (int) cy;
    int x1 = Math.min(width - 1, x0 + 1);
    int y1 = Math.min(height - 1, y0 + 1);
    double fx = cx - x0;
    double fy = cy - y0;
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double top = mix(source[y0 * width + x0], source[y0 * width + x1], shift, fx);
      double bottom = mix(source[y1 * width + x0], source[y1 * width + x1], shift, fx);
      mixed |= (int) Math.round(top + (bottom - top) * fy) << shift;
    }
    return mixed;
  }

  private static double mix(int a, int b, int shift, double fraction) {
    int from = a >> shift & 0xFF;
    int to = b >> shift & 0xFF;
    return from + (to - from) * fraction;
  }
}
