package org.casebook.runtime.inference;

import java.util.HashMap;
import java.util.Map;
import org.casebook.runtime.media.Picture;

/**
 * Cuts turned rectangles out of a picture and brings them level, with bilinear sampling. Where a
 * rectangle has to shrink by much, a halved picture is sampled, as sampling alone would skip
 * pixels. Used by one thread.
 */
final class LineImages {
  private final Picture picture;
  private final Map<Integer, Level> levels = new HashMap<>();

  LineImages(Picture picture) {
    this.picture = picture;
  }

  /** The pixels of the region at this size, row by row. */
  int[] cut(TextRegion region, int width, int height) {
    int halvings = 0;
    for (double shrink = region.height() / height; shrink >= 2; shrink /= 2) {
      halvings++;
    }
    Level level = levels.computeIfAbsent(halvings, this::level);
    return level.sample(
        region.scaled(
            (double) level.width / picture.width(), (double) level.height / picture.height()),
        width,
        height);
  }

  private Level level(int halvings) {
    int width = Math.max(1, picture.width() >> halvings);
    int height = Math.max(1, picture.height() >> halvings);
    return new Level(width, height, picture.scaled(width, height).pixels());
  }

  /** The picture at one size. */
  private static final class Level {
    private final int width;
    private final int height;
    private final int[] pixels;

    Level(int width, int height, int[] pixels) {
      this.width = width;
      this.height = height;
      this.pixels = pixels;
    }

    int[] sample(TextRegion region, int toWidth, int toHeight) {
      int[] line = new int[toWidth * toHeight];
      double cos = Math.cos(region.angle());
      double sin = Math.sin(region.angle());
      for (int row = 0; row < toHeight; row++) {
        double v = ((row + 0.5) / toHeight - 0.5) * region.height();
        for (int column = 0; column < toWidth; column++) {
          double u = ((column + 0.5) / toWidth - 0.5) * region.width();
          double x = region.centreX() + u * cos - v * sin - 0.5;
          double y = region.centreY() + u * sin + v * cos - 0.5;
          line[row * toWidth + column] = at(x, y);
        }
      }
      return line;
    }

    private int at(double x, double y) {
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
        double top = mix(pixels[y0 * width + x0], pixels[y0 * width + x1], shift, fx);
        double bottom = mix(pixels[y1 * width + x0], pixels[y1 * width + x1], shift, fx);
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
}
