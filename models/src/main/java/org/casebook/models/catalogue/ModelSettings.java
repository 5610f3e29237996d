package org.casebook.models.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.models.ModelException;

/**
 * The fields of a {@code features.json} that a person wrote. Whatever is missing or wrong is one
 * message that names file and field.
 */
public final class ModelSettings {
  private final String where;
  private final JsonNode node;

  private ModelSettings(String where, JsonNode node) {
    this.where = where;
    this.node = node;
  }

  /** The settings of a model. */
  public static ModelSettings of(StoredModel model) {
    if (!model.digests().containsKey("features.json")) {
      throw new ModelException(
          model.version() + ": features.json is missing; docs/models/your-own.md shows one");
    }
    return new ModelSettings(model.version() + ": features.json", model.features());
  }

  /** A message about a field. */
  public ModelException wrong(String field, String what) {
    return new ModelException(where + ": the field \"" + field + "\" " + what);
  }

  /** A text that has to be there. */
  public String text(String field) {
    return optionalText(field).orElseThrow(() -> wrong(field, "is missing: give a text"));
  }

  /** A text, empty when the field is not there. */
  public Optional<String> optionalText(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrong(field, "is " + value + ": give a text in quotes");
    }
    return Optional.of(value.asText());
  }

  /** One of some words. */
  public String choice(String field, String... words) {
    String value = text(field);
    if (!List.of(words).contains(value)) {
      throw wrong(field, "is \"" + value + "\": use " + String.join(" or ", words));
    }
    return value;
  }

  /** A whole number within bounds. */
  public int whole(String field, int least, int most) {
    JsonNode value = node.path(field);
    if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
      throw wrong(
          field,
          (value.isMissingNode() ? "is missing" : "is " + value)
              + ": give a whole number from "
              + least
              + " to "
              + most);
    }
    return value.asInt();
  }

  /** A number, or another one when the field is not there. */
  public double number(String field, double otherwise) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isNumber()) {
      throw wrong(field, "is " + value + ": give a number");
    }
    return value.asDouble(otherwise);
  }

  /** As many numbers as wanted, or the same number throughout when the field is not there. */
  public float[] numbers(String field, int count, float otherwise) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && (!value.isArray() || value.size() != count)) {
      throw wrong(field, "is " + value + ": give a list of " + count + " numbers");
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      if (!value.isMissingNode() && !value.get(i).isNumber()) {
        throw wrong(field, "holds " + value.get(i) + ": give numbers");
      }
      numbers[i] = value.isMissingNode() ? otherwise : (float) value.get(i).asDouble();
    }
    return numbers;
  }

  /** The objects of a list that may not be empty. */
  public List<ModelSettings> list(String field) {
    JsonNode value = node.path(field);
    if (!value.isArray() || value.isEmpty()) {
      throw wrong(field, "is missing or empty: give a list of objects");
    }
    List<ModelSettings> items = new ArrayList<>();
    for (JsonNode item : value) {
      if (!item.isObject()) {
        throw wrong(field, "holds " + item + ": give objects in braces");
      }
      items.add(new ModelSettings(where + ": " + field + "[" + items.size() + "]", item));
    }
    return items;
  }
}
