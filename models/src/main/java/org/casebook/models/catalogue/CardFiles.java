package org.casebook.models.catalogue;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;

/** Reads and writes {@code card.json}. */
final class CardFiles {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CardFiles() {}

  /** Reads a card and checks that it speaks of the model in whose folder it lies. */
  static ModelCard read(byte[] json, ModelVersion expected) {
    try {
      ModelCard card = JSON.readValue(json, ModelCard.class);
      if (!card.model().equals(expected)) {
        throw new ModelException(
            expected + ": card.json speaks of " + card.model() + "; rename the folder or the card");
      }
      return card;
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelException(expected + ": card.json can not be read: " + e.getMessage(), e);
    }
  }

  static byte[] write(ModelCard card) {
    try {
      return JSON.writeValueAsBytes(card);
    } catch (IOException e) {
      throw new ModelException(card.model() + ": the card can not be written", e);
    }
  }
}
