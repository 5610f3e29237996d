package org.casebook.runtime.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts back the spaces that the recogniser swallows, mostly between words in capitals: where a
 * stretch of columns without ink between two letters is much wider than those between its
 * neighbours, a word ended.
 */
final class WordGaps {
  /** Least width of a space, as a fraction of the line's height. */
  private static final double LEAST = 0.16;

  private static final double WIDER_THAN_USUAL = 2.2;
  private static final double FAINT = 0.25;
  private static final int CONTRAST = 40;

  private WordGaps() {}

  /** The line with spaces added. */
  static RecognisedLine restore(RecognisedLine line, int[] pixels, int width, int height) {
    List<RecognisedLine.Glyph> read = line.characters();
    boolean[] ink = ink(pixels, width, height);
    int[] gaps = new int[read.size()];
    for (int i = 1; i < gaps.length; i++) {
      gaps[i] = widest(ink, at(read.get(i - 1), width), at(read.get(i), width));
    }
    int[] sorted = Arrays.stream(gaps).skip(1).sorted().toArray();
    double usual = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    double least = Math.max(LEAST * height, WIDER_THAN_USUAL * usual);
    List<RecognisedLine.Glyph> restored = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      if (i > 0 && gaps[i] >= least && letters(read.get(i - 1), read.get(i))) {
        double middle = (read.get(i - 1).position() + read.get(i).position()) / 2;
        restored.add(new RecognisedLine.Glyph(" ", read.get(i).probability(), middle));
      }
      restored.add(read.get(i));
    }
    return new RecognisedLine(restored);
  }

  /** Spaces stand between Latin letters, digits and their punctuation; Chinese has none. */
  private static boolean letters(RecognisedLine.Glyph a, RecognisedLine.Glyph b) {
    return narrow(a.text()) && narrow(b.text());
  }

  private static boolean narrow(String text) {
    return text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) < 0x250;
  }

  private static int at(RecognisedLine.Glyph character, int width) {
    return (int) Math.min(width - 1.0, character.position() * width);
  }

  private static int widest(boolean[] ink, int from, int to) {
    int widest = 0;
    int run = 0;
    for (int x = from; x <= to; x++) {
      run = ink[x] ? 0 : run + 1;
      widest = Math.max(widest, run);
    }
    return widest;
  }

  /** Columns whose brightness varies from top to bottom. */
  private static boolean[] ink(int[] pixels, int width, int height) {
    int[] spread = new int[width];
    int strongest = 0;
    for (int x = 0; x < width; x++) {
      int low = 255;
      int high = 0;
      for (int y = 0; y < height; y++) {
        int p = pixels[y * width + x];
        int light = ((p >> 16 & 0xFF) * 3 + (p >> 8 & 0xFF) * 6 + (p & 0xFF)) / 10;
        low = Math.min(low, light);
        high = Math.max(high, light);
      }
      spread[x] = high - low;
      strongest = Math.max(strongest, spread[x]);
    }
    boolean[] ink = new boolean[width];
    for (int x = 0; x < width; x++) {
      ink[x] = strongest < CONTRAST || spread[x] > FAINT * strongest;
    }
    return ink;
  }
}
