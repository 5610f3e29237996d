package org.casebook.models.training;

import java.util.List;
import org.casebook.models.Label;
import org.casebook.models.features.Ngrams;
import org.casebook.models.features.TextFeatures;

/**
 * A row as the trainer reads it: features without spans, and one target per head.
 *
 * @param vector sentence vector; empty when the text has none
 * @param dimension length of the vectors of all examples
 * @param buckets n-gram buckets, ascending
 * @param value the value all buckets of this text share
 * @param hand counted properties
 * @param targets per head 1, 0 or {@link #UNKNOWN}
 * @param weight how much the row counts
 */
@SuppressWarnings("ArrayRecordComponent") // working memory of one training; never compared
record Example(
    float[] vector,
    int dimension,
    int[] buckets,
    float value,
    float[] hand,
    byte[] targets,
    float weight) {
  static final byte UNKNOWN = -1;

  private static final float[] NO_VECTOR = {};
  private static final byte[] NO_TARGETS = {};

  /** The features of a row, without targets yet. */
  static Example of(TextFeatures features, double weight) {
    long[] wide = features.ngrams().buckets();
    int[] buckets = new int[wide.length];
    for (int i = 0; i < wide.length; i++) {
      buckets[i] = (int) wide[i];
    }
    return new Example(
        isZero(features.vector()) ? NO_VECTOR : features.vector(),
        features.vector().length,
        buckets,
        wide.length == 0 ? 0 : features.ngrams().values()[0],
        features.hand(),
        NO_TARGETS,
        (float) weight);
  }

  /** The same features with what the row says of these heads. */
  Example withTargets(LabelledRow row, List<Label> heads) {
    byte[] known = new byte[heads.size()];
    for (int head = 0; head < known.length; head++) {
      Boolean value = row.labels().get(heads.get(head));
      known[head] = value == null ? UNKNOWN : (byte) (value ? 1 : 0);
    }
    return new Example(vector, dimension, buckets, value, hand, known, weight);
  }

  /** The same row, counting more or less. */
  Example times(float factor) {
    return new Example(vector, dimension, buckets, value, hand, targets, weight * factor);
  }

  TextFeatures features() {
    long[] wide = new long[buckets.length];
    float[] values = new float[buckets.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = buckets[i];
      values[i] = value;
    }
    return new TextFeatures(
        vector.length == 0 ? new float[dimension] : vector,
        new Ngrams(wide, values, List.of()),
        hand);
  }

  private static boolean isZero(float[] vector) {
    for (float value : vector) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
