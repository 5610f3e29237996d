package org.casebook.runtime.mcpserver;

import java.util.Map;
import java.util.Optional;

/** The arguments of a call, already checked against the tool's schema. */
record Arguments(Map<String, Object> values) {
  /** A text; blank counts as absent. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::valueOf).filter(t -> !t.isBlank());
  }

  /** A whole number, or what stands in for it. */
  int whole(String name, int otherwise) {
    return values.get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  /** An object, as maps and lists. */
  Optional<Object> object(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
