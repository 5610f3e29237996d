package org.casebook.runtime.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;

/**
 * Word pieces of plain text, ASCII without square brackets, for an uncased BERT tokenizer: the same
 * as the tokenizer library gives, without the table of strings and positions that it makes for
 * every piece. Any other text is for the library.
 */
final class PlainText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final char ASCII_END = 0x80;

  private final WordPieces pieces;
  private final int most;

  private PlainText(WordPieces pieces, int most) {
    this.pieces = pieces;
    this.most = most;
  }

  /**
   * A short cut around a tokenizer.
   *
   * @param file {@code tokenizer.json}
   * @param most pieces, with the two special ones; the rest of a text is cut off
   * @return empty when it is a tokenizer of another kind, for which there is none
   */
  static Optional<PlainText> of(StoredModel model, String file, int most) {
    try {
      JsonNode tokenizer = JSON.readTree(model.bytes(file));
      JsonNode words = tokenizer.path("model");
      boolean uncased =
          tokenizer.path("normalizer").path("type").asText().equals("BertNormalizer")
              && tokenizer.path("normalizer").path("lowercase").asBoolean()
              && tokenizer.path("pre_tokenizer").path("type").asText().equals("BertPreTokenizer")
              && words.path("type").asText().equals("WordPiece");
      for (JsonNode added : tokenizer.path("added_tokens")) {
        uncased &= added.path("content").asText().startsWith("[");
      }
      return uncased
          ? Optional.of(new PlainText(new WordPieces(vocabulary(words.path("vocab"))), most))
          : Optional.empty();
    } catch (IOException e) {
      throw new CasebookException(model.version() + ": " + file + " is not JSON", e);
    }
  }

  /** The pieces in the order of their numbers. */
  private static List<String> vocabulary(JsonNode numbers) {
    String[] pieces = new String[numbers.size()];
    Arrays.fill(pieces, "");
    numbers.properties().forEach(piece -> pieces[piece.getValue().asInt()] = piece.getKey());
    return Arrays.asList(pieces);
  }

  /** The numbers of the pieces, or empty when the text is not plain. */
  Optional<long[]> pieces(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII_END || text.charAt(i) == '[') {
        return Optional.empty();
      }
    }
    return Optional.of(pieces.windows(text.toLowerCase(Locale.ROOT), most, 1).get(0));
  }
}
