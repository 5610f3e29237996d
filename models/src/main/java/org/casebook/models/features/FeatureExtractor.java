package org.casebook.models.features;

import java.util.ArrayList;
import java.util.List;
import org.casebook.models.ModelException;

/** The one way from text to features; as thread-safe as its encoder. */
public final class FeatureExtractor {
  /** Share of Latin letters below which an encoder of English has nothing to say. */
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
    return extract(List.of(text), obfuscations).get(0);
  }

  /** Features of texts that no normaliser had to repair: the same as one by one, and sooner. */
  public List<TextFeatures> extractAll(List<String> texts) {
    return extract(texts, 0);
  }

  private List<TextFeatures> extract(List<String> texts, int obfuscations) {
    List<float[]> hands = texts.stream().map(text -> HandFeatures.of(text, obfuscations)).toList();
    List<String> prepared = texts.stream().map(EncoderText::prepare).toList();
    List<Integer> read = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!prepared.get(i).isEmpty() && share(hands.get(i)) > 0) {
        read.add(i);
      }
    }
    List<float[]> vectors = encoder.encodeAll(read.stream().map(prepared::get).toList());
    List<TextFeatures> features = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < texts.size(); i++) {
      boolean isRead = next < read.size() && read.get(next) == i;
      float[] vector =
          isRead
              ? scaled(vectors.get(next++), share(hands.get(i)))
              : new float[encoder.dimension()];
      features.add(new TextFeatures(vector, NgramHasher.hash(texts.get(i)), hands.get(i)));
    }
    return features;
  }

  /**
   * How much of the sentence vector the heads get.
   *
   * <p>For an encoder that has read English only, letters outside the Latin script are noise: its
   * vector shrinks with the share of Latin letters, and below {@link #LEAST_LATIN} it is not asked
   * at all; the n-grams speak instead.
   */
  private float share(float[] hand) {
    float latin = hand[HandFeatures.LATIN_SHARE];
    return encoder.multilingual() ? 1 : latin < LEAST_LATIN ? 0 : latin;
  }

  private float[] scaled(float[] vector, float share) {
    if (vector.length != encoder.dimension()) {
      throw new ModelException(
          "Encoder '"
              + encoder.id()
              + "' gave "
              + vector.length
              + " numbers, expected "
              + encoder.dimension()
              + ": install the encoder named in the model card");
    }
    float[] scaled = new float[vector.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = vector[i] * share;
    }
    return scaled;
  }
}
