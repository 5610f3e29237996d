package org.casebook.runtime.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.casebook.runtime.domain.CasebookException;

/** Lists and strengths that stand in one cell: {@code cue.slur;harm.hate=0.9}, or JSON. */
final class CellValues {
  private CellValues() {}

  /** Names, apart by semicolon, bar, comma or space. */
  static ArrayNode list(JsonNode value) {
    if (value instanceof ArrayNode array) {
      return array;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String part : parts(value.asText())) {
      list.add(part);
    }
    return list;
  }

  /** Names with their strengths; without one it is 1. */
  static JsonNode strengths(JsonNode value, String source, String column) {
    if (value.isContainerNode()) {
      return withoutNulls(value);
    }
    String text = value.asText().strip();
    if (text.startsWith("{")) {
      return JsonLines.parse(text, source + ": column " + column);
    }
    if (text.startsWith("[")) {
      return JsonLines.parse("{\"list\":" + text + "}", source + ": column " + column).path("list");
    }
    ObjectNode strengths = JsonNodeFactory.instance.objectNode();
    for (String part : parts(text)) {
      int equals = part.indexOf('=');
      strengths.put(
          equals < 0 ? part : part.substring(0, equals),
          equals < 0 ? 1.0 : number(part.substring(equals + 1), source, column));
    }
    return strengths;
  }

  /** Formats with a schema write all keys of all rows, and null where a row has none. */
  private static JsonNode withoutNulls(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode kept = object.deepCopy();
      kept.properties().removeIf(entry -> entry.getValue().isNull());
      return kept;
    }
    return value;
  }

  private static double number(String text, String source, String column) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new CasebookException(
          source
              + ": column "
              + column
              + ": \""
              + text
              + "\" is no strength; write name=0.9, with a number from 0 to 1",
          e);
    }
  }

  private static Iterable<String> parts(String text) {
    return java.util.Arrays.stream(text.split("[;|,\\s]+")).filter(p -> !p.isEmpty()).toList();
  }
}
