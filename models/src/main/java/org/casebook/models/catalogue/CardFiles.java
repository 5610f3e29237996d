package org.casebook.models.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;

/** Reads and writes {@code card.json}. */
final class CardFiles {
  static final String FILE = "card.json";

  static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final List<String> REQUIRED =
      List.of("name", "version", "kind", "source", "licence");

  private CardFiles() {}

  /** Reads a card and checks that it speaks of the model in whose folder it lies. */
  static ModelCard read(byte[] json, ModelVersion expected) {
    ModelCard card = read(json, expected + ": " + FILE);
    if (!card.model().equals(expected)) {
      throw new ModelException(
          expected + ": card.json speaks of " + card.model() + "; rename the folder or the card");
    }
    return card;
  }

  /**
   * Reads a card.
   *
   * @param file what to call it in a message
   * @throws ModelException that names the file and the field that is missing or wrong
   */
  static ModelCard read(byte[] json, String file) {
    try {
      JsonNode root = JSON.readTree(json);
      for (String field : REQUIRED) {
        if (!root.path(field).isTextual() || root.path(field).asText().isBlank()) {
          throw new ModelException(file + ": the field \"" + field + "\" is missing: give a text");
        }
      }
      ModelCard card = JSON.treeToValue(root, ModelCard.class);
      if (!ModelVersion.isName(card.name()) || !ModelVersion.isName(card.version())) {
        throw new ModelException(
            file
                + ": the fields \"name\" and \"version\" are folder names: use letters, digits,"
                + " dots, hyphens and underscores");
      }
      return card;
    } catch (JsonMappingException e) {
      String field =
          e.getPath().stream()
              .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
              .collect(Collectors.joining("."));
      throw new ModelException(
          file + ": the field \"" + field + "\" can not be read: " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new ModelException(
          file
              + " is not JSON (line "
              + e.getLocation().getLineNr()
              + "): "
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new ModelException(file + " can not be read: " + e.getMessage(), e);
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
