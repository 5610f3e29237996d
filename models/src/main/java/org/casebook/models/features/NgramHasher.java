package org.casebook.models.features;

import java.util.List;

/**
 * Character n-grams of 2 to 5 within word boundaries, whole words and pairs of neighbours, hashed.
 *
 * <p>The hashing trick (Weinberger et al. 2009) needs no vocabulary, so that one model takes every
 * script. Words carry boundary marks, as in {@code <word>}; a pair catches what a word alone can
 * not ("not bad").
 */
public final class NgramHasher {
  /** Number of buckets. */
  public static final int BUCKETS = 1 << 17;

  /** Shortest and longest character n-gram, boundary marks included. */
  static final int SHORTEST = 2;

  static final int LONGEST = 5;

  /** Tokens read; a longer text is cut, so that a hostile one costs no more than this. */
  static final int MAX_TOKENS = 4000;

  /** Longest run of code points read of one word. */
  static final int MAX_WORD = 400;

  private static final int BEGIN = 0x02;
  private static final int END = 0x03;
  private static final long CHARACTERS = 0x9E3779B97F4A7C15L;
  private static final long WORD = 0xC2B2AE3D27D4EB4FL;
  private static final long PAIR = 0x165667B19E3779F9L;

  private NgramHasher() {}

  /** All n-grams of a text with the spans they came from. */
  public static Ngrams hash(String text) {
    List<Tokens.Token> tokens = Tokens.of(text);
    Occurrences found = new Occurrences();
    Tokens.Token previous = null;
    long previousPair = 0;
    for (Tokens.Token token : tokens.subList(0, Math.min(tokens.size(), MAX_TOKENS))) {
      characters(token, found);
      int length = Math.min(token.codePoints().length, MAX_WORD);
      long word = hash(WORD, token.codePoints(), 0, length);
      found.add(bucket(word), token.start(), token.end());
      if (previous != null) {
        long pair = mix(previousPair ^ Long.rotateLeft(word, 17));
        found.add(bucket(pair), previous.start(), token.end());
      }
      previous = token;
      previousPair = hash(PAIR, token.codePoints(), 0, length);
    }
    return found.distinct();
  }

  private static void characters(Tokens.Token token, Occurrences found) {
    int length = Math.min(token.codePoints().length, MAX_WORD);
    int[] marked = new int[length + 2];
    marked[0] = BEGIN;
    System.arraycopy(token.codePoints(), 0, marked, 1, length);
    marked[length + 1] = END;
    for (int from = 0; from < marked.length; from++) {
      for (int size = SHORTEST; size <= LONGEST && from + size <= marked.length; size++) {
        int first = Math.max(from - 1, 0);
        int last = Math.min(from + size - 2, length - 1);
        long hash = hash(CHARACTERS, marked, from, from + size);
        found.add(bucket(hash), token.starts()[first], token.ends()[last]);
      }
    }
  }

  private static int bucket(long hash) {
    return (int) ((hash >>> 20) & (BUCKETS - 1));
  }

  /** Polynomial over code points with a final avalanche; the seed keeps the kinds apart. */
  private static long hash(long seed, int[] codePoints, int from, int to) {
    long hash = seed;
    for (int i = from; i < to; i++) {
      hash = (hash ^ codePoints[i]) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return mix(hash);
  }

  /** Finaliser of SplitMix64 (Steele et al. 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
