package org.casebook.models.features;

import org.casebook.models.ModelException;

/** The one way from text to features; as thread-safe as its encoder. */
public final class FeatureExtractor {
  /** Share of Latin letters below which the encoder has nothing to say. */
  static final float LEAST_LATIN = 0.25f;

  private final SentenceEncoder encoder;

  /** Features with sentence vectors of this encoder. */
  public FeatureExtractor(SentenceEncoder encoder) {
    this.encoder = encoder;
  }

  /** Which encoder the vectors come from. */
  public String encoderId() {
    return encoder.id();
  }

  /**
   * Features of one text; spans are UTF-16 offsets into exactly this text.
   *
   * @param text any text, empty allowed
   * @param obfuscations how many characters a normaliser had to repair before this text arrived
   */
  public TextFeatures extract(String text, int obfuscations) {
    float[] hand = HandFeatures.of(text, obfuscations);
    return new TextFeatures(
        vector(text, hand[HandFeatures.LATIN_SHARE]), NgramHasher.hash(text), hand);
  }

  /**
   * The sentence vector as the heads expect it.
   *
   * <p>The encoder has read English only. For letters outside the Latin script its vector is noise,
   * so the vector shrinks with the share of Latin letters, and below {@link #LEAST_LATIN} the
   * encoder is not asked at all; the n-grams speak instead.
   */
  private float[] vector(String text, float latinShare) {
    String prepared = EncoderText.prepare(text);
    if (prepared.isEmpty() || latinShare < LEAST_LATIN) {
      return new float[EncoderSpecification.DIMENSION];
    }
    float[] vector = encoder.encode(prepared);
    if (vector.length != EncoderSpecification.DIMENSION) {
      throw new ModelException(
          "Encoder '"
              + encoder.id()
              + "' gave "
              + vector.length
              + " numbers, expected "
              + EncoderSpecification.DIMENSION
              + ": install the encoder named in the model card");
    }
    float[] scaled = new float[vector.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = vector[i] * latinShare;
    }
    return scaled;
  }
}
