package org.casebook.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * MinHash signatures of texts (Broder 1997): the share of equal entries estimates the Jaccard
 * similarity of two texts' sets of shingles.
 */
public final class MinHash {
  /** Estimated similarity from which two texts are the same text. */
  public static final double SAME = 0.6;

  /** Entries per key in {@link #bands}, for finding texts of that similarity. */
  public static final int ROWS_PER_BAND = 4;

  /** Entries of a signature. */
  public static final int SIZE = 48;

  /** Characters of a shingle. */
  private static final int SHINGLE = 4;

  private static final Pattern NAME = Pattern.compile("https?://\\S+|@\\S+");
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private MinHash() {}

  /** Letters and digits only: links, names, emoji and punctuation do not tell texts apart. */
  public static String skeleton(String text) {
    String plain = NAME.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    return SEPARATOR.matcher(plain).replaceAll(" ").strip();
  }

  /**
   * The signature of a skeleton, with one hash per shingle: it falls into one of {@link #SIZE} bins
   * and each bin keeps its least; an empty bin borrows from the next (Shrivastava and Li 2014).
   */
  public static int[] signature(String skeleton) {
    String padded = " " + skeleton + " ";
    int[] least = new int[SIZE];
    Arrays.fill(least, Integer.MAX_VALUE);
    int shingle = Math.min(SHINGLE, padded.length());
    for (int i = 0; i + shingle <= padded.length(); i++) {
      int hash = 0;
      for (int j = i; j < i + shingle; j++) {
        hash = hash * 31 + padded.charAt(j);
      }
      int mixed = mix(hash * 0x9E3779B1);
      int bin = Integer.remainderUnsigned(mixed, SIZE);
      least[bin] = Math.min(least[bin], mixed >>> 2);
    }
    int[] signature = new int[SIZE];
    for (int bin = 0; bin < SIZE; bin++) {
      int distance = 0;
      while (least[(bin + distance) % SIZE] == Integer.MAX_VALUE) {
        distance++;
      }
      signature[bin] = least[(bin + distance) % SIZE] + distance * 0x61C88647;
    }
    return signature;
  }

  /** Estimated Jaccard similarity. */
  public static double similarity(int[] a, int[] b) {
    int equal = 0;
    for (int i = 0; i < SIZE; i++) {
      equal += a[i] == b[i] ? 1 : 0;
    }
    return (double) equal / SIZE;
  }

  /** Keys under which texts of similarity about .6 or more almost surely meet. */
  public static List<Long> bands(int[] signature, int rows) {
    List<Long> keys = new ArrayList<>();
    for (int band = 0; band < SIZE / rows; band++) {
      long key = band + 1L;
      for (int i = band * rows; i < (band + 1) * rows; i++) {
        key = key * 0x100000001B3L ^ signature[i];
        key ^= key >>> 31;
      }
      keys.add(key);
    }
    return keys;
  }

  private static int mix(int value) {
    int x = value;
    x = (x ^ (x >>> 16)) * 0x7FEB352D;
    x = (x ^ (x >>> 15)) * 0x846CA68B;
    return x ^ (x >>> 16);
  }
}
