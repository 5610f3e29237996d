package org.casebook.runtime.hashing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.casebook.runtime.media.Picture;

/**
 * PDQ, a perceptual hash: brightness, blurred and shrunk to 64 x 64, its low frequencies, and for
 * each whether it is above their median. Published by Meta in "The TMK+PDQF Video-Hashing Algorithm
 * and the PDQ Image-Hashing Algorithm" (2019); bit for bit that of the reference implementation in
 * the repository facebook/ThreatExchange, given the same pixels. Unlike its command line, which
 * first shrinks what is larger than 512 pixels by leaving pixels out, this hashes all pixels given,
 * as the reference's library functions do.
 */
public final class PdqHasher {
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  /** Smaller pictures have no hash worth the name. */
  private static final int LEAST_SIDE = 5;

  private static final int SIDE = CosineTransform.INPUT;
  private static final int QUALITY_SCALE = 90;

  private PdqHasher() {}

  /** The fingerprint of a picture; of one under 5 pixels the hash is all zeros, of quality 0. */
  public static PdqFingerprint fingerprint(Picture picture) {
    if (tooSmall(picture)) {
      return new PdqFingerprint(new PdqHash(0, 0, 0, 0), 0);
    }
    float[] small = shrunk(picture);
    return new PdqFingerprint(bits(CosineTransform.of(small)), quality(small));
  }

  /**
   * The hashes of a picture in all eight positions, for finding copies that were turned or
   * mirrored; empty for a picture too small to hash.
   */
  public static Map<Dihedral, PdqHash> dihedral(Picture picture) {
    Map<Dihedral, PdqHash> hashes = new EnumMap<>(Dihedral.class);
    if (!tooSmall(picture)) {
      float[] frequencies = CosineTransform.of(shrunk(picture));
      for (Dihedral position : Dihedral.values()) {
        hashes.put(position, bits(position.apply(frequencies)));
      }
    }
    return hashes;
  }

  private static boolean tooSmall(Picture picture) {
    return picture.width() < LEAST_SIDE || picture.height() < LEAST_SIDE;
  }

  /** The picture's brightness at 64 x 64, row by row. */
  private static float[] shrunk(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    float[] luma = luma(picture.pixels());
    if (width == SIDE && height == SIDE) {
      return luma;
    }
    BoxFilter.blur(luma, width, height);
    float[] small = new float[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      int from = (int) ((row + 0.5) * height / SIDE);
      for (int column = 0; column < SIDE; column++) {
        small[row * SIDE + column] = luma[from * width + (int) ((column + 0.5) * width / SIDE)];
      }
    }
    return small;
  }

  private static float[] luma(int[] pixels) {
    float[] luma = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      luma[i] = RED * (pixel >> 16 & 0xFF) + GREEN * (pixel >> 8 & 0xFF) + BLUE * (pixel & 0xFF);
    }
    return luma;
  }

  /** How much the picture varies: steps between neighbours, in whole percent of full brightness. */
  private static int quality(float[] small) {
    int sum = 0;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        float here = small[row * SIDE + column];
        if (row + 1 < SIDE) {
          sum += step(here, small[(row + 1) * SIDE + column]);
        }
        if (column + 1 < SIDE) {
          sum += step(here, small[row * SIDE + column + 1]);
        }
      }
    }
    return Math.min(100, sum / QUALITY_SCALE);
  }

  private static int step(float one, float other) {
    return Math.abs((int) ((one - other) * 100 / 255));
  }

  private static PdqHash bits(float[] frequencies) {
    float median = median(frequencies);
    long[] words = new long[4];
    for (int bit = 0; bit < frequencies.length; bit++) {
      if (frequencies[bit] > median) {
        words[bit >> 6] |= 1L << (bit & 63);
      }
    }
    return new PdqHash(words[3], words[2], words[1], words[0]);
  }

  /** Of an even count of numbers, the lower of the two in the middle. */
  private static float median(float[] numbers) {
    float[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }
}
