package org.casebook.models.features;

import java.util.List;

/**
 * The hashed n-grams of one text: parallel lists, one entry per distinct bucket.
 *
 * @param buckets hash buckets, ascending, each in {@code [0, NgramHasher.BUCKETS)}
 * @param values weight of each bucket; the squares sum to 1 unless the text has no word
 * @param spans per bucket the places it was found at, flattened: start, end, start, end, ... as
 *     half-open UTF-16 offsets into the raw text
 */
@SuppressWarnings("ArrayRecordComponent") // tensors handed to the runtime; never compared
public record Ngrams(long[] buckets, float[] values, List<int[]> spans) {
  /** Number of distinct buckets. */
  public int size() {
    return buckets.length;
  }
}
