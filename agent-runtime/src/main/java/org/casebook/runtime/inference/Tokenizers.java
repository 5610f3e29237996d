package org.casebook.runtime.inference;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;

/** Opens the {@code tokenizer.json} of a model, in the form that Hugging Face's library writes. */
final class Tokenizers {
  private Tokenizers() {}

  /**
   * Opens a tokenizer that cuts off what is too long and never pads.
   *
   * @throws CasebookException naming the file when it can not be read
   */
  static HuggingFaceTokenizer open(StoredModel model, String file, int mostPieces) {
    // Everything is on disk; without this the library may look for a newer native online.
    System.setProperty("ai.djl.offline", "true");
    String limit = Integer.toString(mostPieces);
    Map<String, String> options =
        Map.of(
            "padding", "false", "truncation", "true", "maxLength", limit, "modelMaxLength", limit);
    try {
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(model.bytes(file)), options);
    } catch (IOException | LinkageError | RuntimeException e) {
      throw new CasebookException(
          model.version() + ": " + file + " does not load on this machine: " + e.getMessage(), e);
    }
  }
}
