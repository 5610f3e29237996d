package org.casebook.models.neural;

import java.util.Arrays;
import java.util.List;

/**
 * Texts that go through the network together, filled up to the length of the longest.
 *
 * @param texts how many
 * @param tokens pieces of the longest
 * @param ids numbers of the pieces, text by text
 * @param seen 1 where a text has a piece, 0 where it is filled up
 * @param lengths pieces of each text
 */
@SuppressWarnings("ArrayRecordComponent") // tensors on their way into the engine; never compared
record PaddedBatch(int texts, int tokens, long[] ids, float[] seen, float[] lengths) {
  static PaddedBatch of(List<long[]> rows) {
    int tokens = rows.stream().mapToInt(row -> row.length).max().orElse(0);
    long[] ids = new long[rows.size() * tokens];
    float[] seen = new float[ids.length];
    float[] lengths = new float[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      long[] pieces = rows.get(row);
      System.arraycopy(pieces, 0, ids, row * tokens, pieces.length);
      Arrays.fill(seen, row * tokens, row * tokens + pieces.length, 1);
      lengths[row] = pieces.length;
    }
    return new PaddedBatch(rows.size(), tokens, ids, seen, lengths);
  }
}
