package org.casebook.runtime.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.policy.SourceNode.Scalar;

/**
 * Typed access to a map: reports unknown, repeated and missing keys and wrong types where they
 * stand, and gives what is right.
 */
final class Fields {
  private final Reporter reporter;
  private final SourceNode.Entries map;
  private final Map<String, SourceNode> values = new LinkedHashMap<>();

  /** Reports every key that is not known and every second use of a key. */
  Fields(Reporter reporter, SourceNode.Entries map, Collection<String> known) {
    this.reporter = reporter;
    this.map = map;
    for (SourceNode.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (!known.contains(key)) {
        reporter.unknown(entry.key(), "key", known);
      } else if (values.putIfAbsent(key, entry.value()) != null) {
        reporter.at(entry.key(), "the key '" + key + "' stands twice", "remove one of the two");
      }
    }
  }

  /** Reports each of these keys that is not there. */
  void require(String... keys) {
    for (String key : keys) {
      if (!values.containsKey(key)) {
        reporter.at(map, "the key '" + key + "' is missing", "add '" + key + "'");
      }
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The value as it stands. */
  Optional<SourceNode> node(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A text that is not blank. */
  Optional<Scalar> text(String key) {
    return scalar(key, SourceNode.Type.TEXT)
        .filter(
            scalar -> {
              if (scalar.text().isBlank()) {
                reporter.at(scalar, "'" + key + "' is blank", "write a text or remove the key");
              }
              return !scalar.text().isBlank();
            });
  }

  Optional<Integer> integer(String key) {
    return scalar(key, SourceNode.Type.INTEGER)
        .flatMap(
            scalar -> {
              try {
                return Optional.of(Integer.decode(scalar.text()));
              } catch (NumberFormatException large) {
                reporter.at(scalar, "'" + key + "' is too large", "use a small whole number");
                return Optional.empty();
              }
            });
  }

  boolean flag(String key) {
    return scalar(key, SourceNode.Type.BOOLEAN)
        .map(scalar -> List.of("true", "yes", "on").contains(lower(scalar.text())))
        .orElse(false);
  }

  /** A list of texts; items of other types and repeated items are reported and left out. */
  List<Scalar> texts(String key) {
    SourceNode value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SourceNode.Items items)) {
      mistyped(value, key, "a list");
      return List.of();
    }
    return texts(key, items);
  }

  List<Scalar> texts(String key, SourceNode.Items items) {
    List<Scalar> found = new ArrayList<>();
    for (SourceNode node : items.nodes()) {
      if (!(node instanceof Scalar scalar) || scalar.type() != SourceNode.Type.TEXT) {
        mistyped(node, "an item of " + key, SourceNode.Type.TEXT);
      } else if (found.stream().anyMatch(other -> other.text().equals(scalar.text()))) {
        reporter.at(scalar, "'" + scalar.text() + "' stands twice in " + key, "remove one");
      } else {
        found.add(scalar);
      }
    }
    return found;
  }

  /** The entries of a map value. */
  List<SourceNode.Entry> entries(String key) {
    SourceNode value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SourceNode.Entries nested) {
      return nested.entries();
    }
    mistyped(value, key, "a map");
    return List.of();
  }

  private Optional<Scalar> scalar(String key, SourceNode.Type type) {
    SourceNode value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Scalar scalar && scalar.type() == type) {
      return Optional.of(scalar);
    }
    mistyped(value, key, type);
    return Optional.empty();
  }

  private void mistyped(SourceNode value, String key, SourceNode.Type wanted) {
    mistyped(value, key, new Scalar(1, 1, "", wanted).kind());
  }

  private void mistyped(SourceNode value, String key, String wanted) {
    boolean unquoted = wanted.equals("text") && value instanceof Scalar s && !s.text().isEmpty();
    reporter.at(
        value,
        "'" + key + "' must be " + wanted + ", not " + value.kind(),
        unquoted ? "quote it: \"" + ((Scalar) value).text() + "\"" : "write " + wanted);
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }
}
