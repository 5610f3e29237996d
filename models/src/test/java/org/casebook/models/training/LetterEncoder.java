package org.casebook.models.training;

import org.casebook.models.features.EncoderSpecification;
import org.casebook.models.features.SentenceEncoder;

/** A unit vector of letter counts: deterministic, and instant. */
public final class LetterEncoder implements SentenceEncoder {
  @Override
  public String id() {
    return "letters";
  }

  @Override
  public float[] encode(String text) {
    float[] hidden = new float[EncoderSpecification.DIMENSION];
    hidden[0] = 1;
    text.chars().forEach(c -> hidden[c % EncoderSpecification.DIMENSION]++);
    return EncoderSpecification.pool(hidden, new long[] {1});
  }
}
