package org.casebook.runtime.mcpserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.Map;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.CanonicalJson;

/** What the tools have in common. */
final class Offer {
  /** Characters of a text that a client may send. */
  static final int LONGEST_TEXT = 1_000_000;

  private Offer() {}

  /** A tool that changes nothing. */
  static Tool reading(
      String name,
      String title,
      String description,
      Map<String, Object> input,
      Map<String, Object> output) {
    return tool(name, title, description, input, output, true);
  }

  /**
   * A tool.
   *
   * @param reading whether it changes nothing
   */
  static Tool tool(
      String name,
      String title,
      String description,
      Map<String, Object> input,
      Map<String, Object> output,
      boolean reading) {
    return Tool.builder(name, input)
        .title(title)
        .description(description)
        .outputSchema(output)
        .annotations(
            ToolAnnotations.builder()
                .title(title)
                .readOnlyHint(reading)
                .destructiveHint(false)
                .idempotentHint(reading)
                .openWorldHint(false)
                .build())
        .build();
  }

  /** A record as JSON in snake case, absent values left out. */
  static String json(Object value) {
    try {
      JsonNode tree = CallRegister.JSON.readTree(CanonicalJson.write(value));
      withoutNulls(tree);
      return CallRegister.JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new CasebookException("the result can not be written: " + e.getOriginalMessage(), e);
    }
  }

  /** A report on a file under the name that the client knows it by, absent values left out. */
  static String named(String report, String file) {
    try {
      JsonNode tree = CallRegister.JSON.readTree(report);
      ((ObjectNode) tree).put("file", file);
      withoutNulls(tree);
      return CallRegister.JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new CasebookException("the report can not be written: " + e.getOriginalMessage(), e);
    }
  }

  private static void withoutNulls(JsonNode node) {
    if (node.isObject()) {
      var fields = node.properties().iterator();
      while (fields.hasNext()) {
        if (fields.next().getValue().isNull()) {
          fields.remove();
        }
      }
    }
    node.forEach(Offer::withoutNulls);
  }
}
