package org.casebook.runtime.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.casebook.runtime.domain.CasebookException;

/**
 * Brings the payload of an event that an older version wrote to the form of today, in memory: what
 * is stored, and hashed, stays as it was.
 */
final class EventUpgrade {
  private static final JsonMapper MAPPER = new JsonMapper();

  private EventUpgrade() {}

  /** The payload in the form of {@link EventJson#SCHEMA}. */
  static String toCurrent(String json, int schema) {
    if (schema >= EventJson.SCHEMA) {
      return json;
    }
    try {
      JsonNode event = MAPPER.readTree(json);
      event.findParents("type").forEach(EventUpgrade::fromFirst);
      return MAPPER.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new CasebookException("this payload is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Schema 1 knew no derived media, and not where the words of a derived text stand. */
  private static void fromFirst(JsonNode node) {
    ObjectNode item = (ObjectNode) node;
    if (is(item, "text", "derived_from") && !item.has("anchors")) {
      item.putArray("anchors");
    } else if (is(item, "media", "sha256") && !item.has("source")) {
      item.putNull("source");
    }
  }

  private static boolean is(ObjectNode node, String type, String property) {
    return node.path("type").asText().equals(type) && node.has(property);
  }
}
