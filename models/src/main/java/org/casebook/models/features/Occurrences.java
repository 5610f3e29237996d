package org.casebook.models.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Buckets in the order they were met, each with its span; sorted and merged once at the end. */
final class Occurrences {
  /** Bucket in the upper half, running number in the lower: sorting keeps the order of places. */
  private long[] keys = new long[256];

  private int[] spans = new int[512];
  private int size;

  void add(int bucket, int start, int end) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      spans = Arrays.copyOf(spans, size * 4);
    }
    keys[size] = ((long) bucket << 32) | size;
    spans[2 * size] = start;
    spans[2 * size + 1] = end;
    size++;
  }

  /** One entry per distinct bucket, all of the same value, so that the squares sum to 1. */
  Ngrams distinct() {
    Arrays.sort(keys, 0, size);
    long[] buckets = new long[size];
    List<int[]> places = new ArrayList<>(size);
    int count = 0;
    for (int from = 0; from < size; ) {
      long bucket = keys[from] >>> 32;
      int to = from;
      while (to < size && keys[to] >>> 32 == bucket) {
        to++;
      }
      int[] place = new int[2 * (to - from)];
      for (int i = from; i < to; i++) {
        System.arraycopy(spans, 2 * (int) keys[i], place, 2 * (i - from), 2);
      }
      buckets[count++] = bucket;
      places.add(place);
      from = to;
    }
    float[] values = new float[count];
    Arrays.fill(values, count == 0 ? 0 : (float) (1 / Math.sqrt(count)));
    return new Ngrams(Arrays.copyOf(buckets, count), values, places);
  }
}
