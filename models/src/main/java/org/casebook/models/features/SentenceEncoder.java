package org.casebook.models.features;

import java.util.List;

/**
 * A frozen sentence encoder.
 *
 * <p>Implementations are thread-safe and give the same vector for a text alone and among others.
 */
public interface SentenceEncoder {
  /** Name and digest of the encoder's weights; a head only fits the encoder it was trained on. */
  String id();

  /**
   * The unit vector of a text.
   *
   * @param text already prepared with {@link EncoderText#prepare}
   * @return {@link #dimension} numbers of Euclidean norm 1
   */
  float[] encode(String text);

  /**
   * The unit vectors of many texts, in their order, each the one that {@link #encode} gives.
   * Encoders that can work on several at once do.
   */
  default List<float[]> encodeAll(List<String> texts) {
    return texts.stream().map(this::encode).toList();
  }

  /** Length of the vectors. */
  default int dimension() {
    return EncoderSpecification.DIMENSION;
  }

  /** Whether it reads other scripts than the Latin one. */
  default boolean multilingual() {
    return false;
  }
}
