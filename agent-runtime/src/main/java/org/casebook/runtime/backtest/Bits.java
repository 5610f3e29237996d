package org.casebook.runtime.backtest;

/** Sets of rows as machine words, 64 rows each; bits beyond the last row are always 0. */
final class Bits {
  private Bits() {}

  static int words(int rows) {
    return (rows + 63) >>> 6;
  }

  static void set(long[] bits, int row) {
    bits[row >>> 6] |= 1L << row;
  }

  static boolean has(long[] bits, int row) {
    return (bits[row >>> 6] & (1L << row)) != 0;
  }

  /** All rows. */
  static long[] full(int rows) {
    long[] bits = new long[words(rows)];
    java.util.Arrays.fill(bits, -1L);
    if ((rows & 63) != 0) {
      bits[bits.length - 1] = (1L << rows) - 1;
    }
    return bits;
  }

  static void and(long[] into, long[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] &= other[i];
    }
  }

  static void or(long[] into, long[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] |= other[i];
    }
  }

  static void andNot(long[] into, long[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] &= ~other[i];
    }
  }

  /** Adds the rows in which the two differ. */
  static void orXor(long[] into, long[] one, long[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] |= one[i] ^ other[i];
    }
  }

  static long count(long[] bits) {
    long count = 0;
    for (long word : bits) {
      count += Long.bitCount(word);
    }
    return count;
  }

  static long countBoth(long[] one, long[] other) {
    long count = 0;
    for (int i = 0; i < one.length; i++) {
      count += Long.bitCount(one[i] & other[i]);
    }
    return count;
  }

  static boolean any(long[] bits) {
    for (long word : bits) {
      if (word != 0) {
        return true;
      }
    }
    return false;
  }
}
