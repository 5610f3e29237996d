package org.casebook.runtime.mcpserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schemas, as far as the tools need them. */
final class Shape {
  private final Map<String, Object> properties = new LinkedHashMap<>();
  private final List<String> required = new ArrayList<>();

  static Shape object() {
    return new Shape();
  }

  /** A property that must be there. */
  Shape must(String name, Map<String, Object> schema) {
    required.add(name);
    return may(name, schema);
  }

  /** A property that may be there. */
  Shape may(String name, Map<String, Object> schema) {
    properties.put(name, schema);
    return this;
  }

  /** The schema; nothing but these properties is allowed. */
  Map<String, Object> closed() {
    Map<String, Object> schema = open();
    schema.put("additionalProperties", false);
    return schema;
  }

  /** The schema; more properties may come. */
  Map<String, Object> open() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.copyOf(required));
    return schema;
  }

  static Map<String, Object> text(String description) {
    return described("string", description);
  }

  static Map<String, Object> text(String description, int longest) {
    Map<String, Object> schema = described("string", description);
    schema.put("minLength", 1);
    schema.put("maxLength", longest);
    return schema;
  }

  static Map<String, Object> whole(String description, int least, int most) {
    Map<String, Object> schema = described("integer", description);
    schema.put("minimum", least);
    schema.put("maximum", most);
    return schema;
  }

  static Map<String, Object> number(String description) {
    return described("number", description);
  }

  static Map<String, Object> flag(String description) {
    return described("boolean", description);
  }

  static Map<String, Object> any(String description) {
    return described("object", description);
  }

  static Map<String, Object> list(Map<String, Object> of, String description) {
    Map<String, Object> schema = described("array", description);
    schema.put("items", of);
    return schema;
  }

  private static Map<String, Object> described(String type, String description) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    schema.put("description", description);
    return schema;
  }
}
