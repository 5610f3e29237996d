package org.casebook.runtime.inference;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.util.Optional;
import java.util.function.Function;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.EncoderSpecification;

/**
 * Cuts prepared texts into the word pieces of the English encoder, the special ones included and
 * what is too long cut off. Training and product share it.
 */
public final class EncoderPieces implements Function<String, long[]>, AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;
  private final Optional<PlainText> plain;

  /** The pieces of a model that holds {@code tokenizer.json}. */
  public EncoderPieces(StoredModel model) {
    this.tokenizer = Tokenizers.open(model, "tokenizer.json", EncoderSpecification.MAX_WORD_PIECES);
    this.plain = PlainText.of(model, "tokenizer.json", EncoderSpecification.MAX_WORD_PIECES);
  }

  @Override
  public long[] apply(String text) {
    return plain
        .flatMap(shortCut -> shortCut.pieces(text))
        .orElseGet(() -> tokenizer.encode(text).getIds());
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
