package org.casebook.runtime.inference;

import java.util.List;
import java.util.Optional;
import org.casebook.models.features.SentenceEncoder;

/** The sentence encoder of a runtime for whoever needs vectors; opened when it is first asked. */
public final class SharedEncoder implements SentenceEncoder {
  private final OnDemand<? extends SentenceEncoder> encoder;

  private SharedEncoder(OnDemand<? extends SentenceEncoder> encoder) {
    this.encoder = encoder;
  }

  /** The encoder, or empty when it is not installed now. */
  public static Optional<SentenceEncoder> of(OnDemand<? extends SentenceEncoder> encoder) {
    return encoder.problem().isPresent()
        ? Optional.empty()
        : Optional.of(new SharedEncoder(encoder));
  }

  /** Name and version; the catalogue vouches for the weights. */
  @Override
  public String id() {
    return encoder.version().toString();
  }

  @Override
  public float[] encode(String text) {
    return encoder.get().encode(text);
  }

  @Override
  public List<float[]> encodeAll(List<String> texts) {
    return encoder.get().encodeAll(texts);
  }

  @Override
  public int dimension() {
    return encoder.get().dimension();
  }

  @Override
  public boolean multilingual() {
    return encoder.get().multilingual();
  }
}
