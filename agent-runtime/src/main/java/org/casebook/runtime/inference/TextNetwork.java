package org.casebook.runtime.inference;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.ModelSettings;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.inference.OnnxSession.Input;
import org.casebook.runtime.inference.OnnxSession.Output;

/**
 * A text network that a person brought: its tokenizer and its session, fed by the names that
 * networks of the BERT family give their inputs.
 */
final class TextNetwork implements AutoCloseable {
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final int MOST_PIECES = 8192;

  private final OnnxSession session;
  private final HuggingFaceTokenizer tokenizer;

  /**
   * Opens both.
   *
   * @throws ModelException naming file and field when the network asks for other inputs
   */
  TextNetwork(OnnxSessions sessions, StoredModel model, ModelSettings settings) {
    String file = settings.optionalText("model").orElse("model.onnx");
    this.session = sessions.session(model, file);
    Set<String> inputs = session.inputs();
    if (!inputs.contains(IDS) || !Set.of(IDS, MASK, TYPES).containsAll(inputs)) {
      throw new ModelException(
          model.version()
              + ": "
              + file
              + " takes the inputs "
              + inputs
              + ": a text model takes input_ids and may take attention_mask and token_type_ids");
    }
    this.tokenizer =
        Tokenizers.open(
            model,
            settings.optionalText("tokenizer").orElse("tokenizer.json"),
            settings.whole("maxTokens", 2, MOST_PIECES));
  }

  /**
   * What the network says of one text.
   *
   * @param output the tensor's name; empty for the only or first one
   */
  Result run(String text, String output) {
    Encoding encoding = tokenizer.encode(text);
    long[] ids = encoding.getIds();
    long[] mask = encoding.getAttentionMask();
    Map<String, Input> inputs = new HashMap<>();
    inputs.put(IDS, session.integers(IDS, ids, 1, ids.length));
    if (session.inputs().contains(MASK)) {
      inputs.put(MASK, session.integers(MASK, mask, 1, ids.length));
    }
    if (session.inputs().contains(TYPES)) {
      inputs.put(TYPES, session.integers(TYPES, new long[ids.length], 1, ids.length));
    }
    return new Result(session.output(session.run(inputs), output), mask);
  }

  /**
   * One output.
   *
   * @param mask 1 for each word piece that counts
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Result(Output output, long[] mask) {}

  @Override
  public void close() {
    tokenizer.close();
  }
}
