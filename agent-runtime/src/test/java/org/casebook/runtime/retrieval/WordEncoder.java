package org.casebook.runtime.retrieval;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.models.features.SentenceEncoder;

/**
 * Vectors from hashed pairs of letters: enough to test what is built on vectors, without a model.
 */
final class WordEncoder implements SentenceEncoder {
  final AtomicInteger calls = new AtomicInteger();

  @Override
  public String id() {
    return "words/1";
  }

  @Override
  public float[] encode(String text) {
    calls.incrementAndGet();
    float[] vector = new float[EncoderSpecification.DIMENSION];
    vector[0] = 0.01f;
    int before = 7;
    for (int letter : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
      vector[Math.floorMod(before * 31 + letter, vector.length)]++;
      before = letter;
    }
    double norm = 0;
    for (float v : vector) {
      norm += v * v;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(norm);
    }
    return vector;
  }
}
