package org.casebook.runtime.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.domain.CasebookException;

/**
 * English sentence vectors by all-MiniLM-L6-v2 (8 bits). One text per run, so that a vector is the
 * same to the bit whatever else is being encoded.
 */
public final class MiniLmEncoder implements SentenceEncoder, AutoCloseable {
  private final String id;
  private final OnnxSessions sessions;
  private final OnnxSession session;
  private final EncoderPieces pieces;

  /**
   * Opens the encoder; takes a few tenths of a second.
   *
   * @throws CasebookException when the model does not load on this machine
   */
  public MiniLmEncoder(OnnxSessions sessions, StoredModel model) {
    this.id = EncoderId.of(model, Set.of("model.onnx"));
    this.sessions = sessions;
    this.session = sessions.session(model, "model.onnx");
    this.pieces = new EncoderPieces(model);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public float[] encode(String text) {
    long[] ids = pieces.apply(text);
    // Nothing is padded, so every piece counts.
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    OnnxSession.Output hidden =
        session
            .run(
                Map.of(
                    EncoderSpecification.INPUT_IDS, row(ids),
                    EncoderSpecification.ATTENTION_MASK, row(mask),
                    EncoderSpecification.TOKEN_TYPE_IDS, row(new long[ids.length])))
            .get("last_hidden_state");
    if (hidden == null) {
      throw new CasebookException(id + " gives no last_hidden_state: it is not this encoder");
    }
    return EncoderSpecification.pool(hidden.values(), mask);
  }

  @Override
  public List<float[]> encodeAll(List<String> texts) {
    return Workers.map(texts, sessions.provider().provider().settings().workers(), this::encode);
  }

  /** Releases the tokenizer; the session belongs to {@link OnnxSessions}. */
  @Override
  public void close() {
    pieces.close();
  }

  private static OnnxSession.Input row(long[] values) {
    return OnnxSession.Input.longs(values, EncoderSpecification.BATCH_SIZE, values.length);
  }
}
