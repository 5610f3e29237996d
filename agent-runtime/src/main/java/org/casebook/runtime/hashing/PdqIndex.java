package org.casebook.runtime.hashing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the hashes within a Hamming distance of a given one, exactly. Multi-index hashing (Norouzi,
 * Punjani and Fleet, 2012): a hash is sixteen words of 16 bits, and by the pigeonhole principle two
 * hashes that differ in up to 31 bits agree in some word but for one bit. So one table per word,
 * and in each the 17 buckets of words that differ in up to one bit, hold all that can match.
 *
 * <p>Immutable and safe for several threads. One million hashes take about 100 MB.
 */
public final class PdqIndex {
  private static final int WORDS = 16;
  private static final int WORD_BITS = 16;
  private static final int BUCKETS = 1 << WORD_BITS;

  /** Beyond two bits per word, the buckets to look at outnumber the hashes saved. */
  private static final int MOST_BITS_PER_WORD = 2;

  private static final int[][] MASKS = {masks(0), masks(1), masks(2)};

  /** Under this many hashes comparing with each is as fast, and the tables are not built. */
  private static final int WORTH_TABLES = 4096;

  /** Four longs per hash. */
  private final long[] hashes;

  private final int size;

  /** Per word: where in {@link #members} each bucket starts. */
  private final int[][] starts;

  /** Per word: positions of hashes, bucket by bucket. */
  private final int[][] members;

  /** An index over these hashes; a position in the list is how a match names its hash. */
  public PdqIndex(List<PdqHash> list) {
    size = list.size();
    hashes = new long[4 * size];
    for (int i = 0; i < size; i++) {
      PdqHash hash = list.get(i);
      hashes[4 * i] = hash.a();
      hashes[4 * i + 1] = hash.b();
      hashes[4 * i + 2] = hash.c();
      hashes[4 * i + 3] = hash.d();
    }
    int tables = size < WORTH_TABLES ? 0 : WORDS;
    starts = new int[tables][];
    members = new int[tables][];
    for (int word = 0; word < tables; word++) {
      fill(word);
    }
  }

  /**
   * A hash that was found.
   *
   * @param position in the list that the index was made of
   * @param distance in how many bits it differs from the one asked for
   */
  public record Match(int position, int distance) {}

  /** How many hashes there are. */
  public int size() {
    return size;
  }

  /** All hashes that differ from this one in up to so many bits, nearest first. */
  public List<Match> within(PdqHash query, int radius) {
    int bits = radius / WORDS;
    return starts.length == 0 || bits > MOST_BITS_PER_WORD
        ? scan(query, radius)
        : probe(query, radius, bits);
  }

  /** As {@link #within}, by comparing with every hash: the measure for the tables. */
  public List<Match> scan(PdqHash query, int radius) {
    List<Match> found = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int distance = distance(query, i);
      if (distance <= radius) {
        found.add(new Match(i, distance));
      }
    }
    return sorted(found);
  }

  private List<Match> probe(PdqHash query, int radius, int bits) {
    int[] masks = MASKS[bits];
    List<Match> found = new ArrayList<>();
    for (int word = 0; word < WORDS; word++) {
      int wanted = word(query, word);
      for (int mask : masks) {
        int bucket = wanted ^ mask;
        for (int at = starts[word][bucket]; at < starts[word][bucket + 1]; at++) {
          int candidate = members[word][at];
          int distance = distance(query, candidate);
          // One that an earlier table has too was found there.
          if (distance <= radius && !agreesBefore(query, candidate, word, bits)) {
            found.add(new Match(candidate, distance));
          }
        }
      }
    }
    return sorted(found);
  }

  private boolean agreesBefore(PdqHash query, int candidate, int word, int bits) {
    for (int before = 0; before < word; before++) {
      if (Integer.bitCount(word(query, before) ^ word(candidate, before)) <= bits) {
        return true;
      }
    }
    return false;
  }

  private static List<Match> sorted(List<Match> found) {
    found.sort(Comparator.comparingInt(Match::distance).thenComparingInt(Match::position));
    return found;
  }

  private int distance(PdqHash query, int position) {
    int at = 4 * position;
    return Long.bitCount(query.a() ^ hashes[at])
        + Long.bitCount(query.b() ^ hashes[at + 1])
        + Long.bitCount(query.c() ^ hashes[at + 2])
        + Long.bitCount(query.d() ^ hashes[at + 3]);
  }

  private int word(int position, int word) {
    return word(hashes[4 * position + word / 4], word);
  }

  private static int word(PdqHash hash, int word) {
    return word(
        switch (word / 4) {
          case 0 -> hash.a();
          case 1 -> hash.b();
          case 2 -> hash.c();
          default -> hash.d();
        },
        word);
  }

  private static int word(long part, int word) {
    return (int) (part >>> (WORD_BITS * (word % 4))) & (BUCKETS - 1);
  }

  /** A counting sort of all hashes by one word. */
  private void fill(int word) {
    int[] start = new int[BUCKETS + 1];
    for (int i = 0; i < size; i++) {
      start[word(i, word) + 1]++;
    }
    Arrays.parallelPrefix(start, Integer::sum);
    int[] next = start.clone();
    int[] member = new int[size];
    for (int i = 0; i < size; i++) {
      member[next[word(i, word)]++] = i;
    }
    starts[word] = start;
    members[word] = member;
  }

  /** All words with up to so many bits set. */
  private static int[] masks(int bits) {
    return IntStream.range(0, BUCKETS).filter(mask -> Integer.bitCount(mask) <= bits).toArray();
  }
}
