package org.casebook.models.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A node of a TensorFlow graph as TensorFlow.js writes it: texts in Base64, integers as texts. */
record GraphNode(JsonNode json) {
  String name() {
    return json.path("name").asText();
  }

  String operator() {
    return json.path("op").asText();
  }

  /** The nodes it takes tensors from, in order; control inputs and output numbers are dropped. */
  List<String> inputs() {
    List<String> names = new ArrayList<>();
    for (JsonNode input : json.path("input")) {
      String name = input.asText();
      if (!name.startsWith("^")) {
        names.add(name.replaceFirst(":\\d+$", ""));
      }
    }
    return names;
  }

  boolean flag(String attribute) {
    return attribute(attribute).path("b").asBoolean();
  }

  String text(String attribute) {
    return decoded(attribute(attribute).path("s"));
  }

  long[] integers(String attribute) {
    return TfjsWeights.integers(attribute(attribute).at("/list/i"));
  }

  /** What is fused into a convolution, such as {@code BiasAdd} and {@code Relu6}, in order. */
  List<String> fused() {
    List<String> names = new ArrayList<>();
    attribute("fused_ops").at("/list/s").forEach(name -> names.add(decoded(name)));
    return names;
  }

  private JsonNode attribute(String name) {
    return json.path("attr").path(name);
  }

  private static String decoded(JsonNode text) {
    return new String(Base64.getDecoder().decode(text.asText()), StandardCharsets.UTF_8);
  }
}
