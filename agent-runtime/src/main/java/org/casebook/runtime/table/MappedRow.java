package org.casebook.runtime.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.domain.CasebookException;

/** A row of any table in the form that samples and cases share. */
public final class MappedRow {
  private static final Set<String> VIOLATES = Set.of("1", "1.0", "true", "yes");
  private static final Set<String> CLEAN = Set.of("0", "0.0", "false", "no");

  private final ColumnMapping mapping;
  private final String source;

  private MappedRow(ColumnMapping mapping, String source) {
    this.mapping = mapping;
    this.source = source;
  }

  /**
   * The row with its columns under the keys that samples and cases have. What no column is mapped
   * to stays as it is.
   *
   * @param row the values by column; not changed
   * @param source file and line; names a row that has no id of its own
   * @throws CasebookException when a value is not of the kind that its column should hold; the
   *     message names source, column and remedy
   */
  public static ObjectNode of(ObjectNode row, ColumnMapping mapping, String source) {
    return mapping.equals(ColumnMapping.NONE) ? row : new MappedRow(mapping, source).apply(row);
  }

  private ObjectNode apply(ObjectNode row) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.setAll(row);
    for (Map.Entry<Field, String> entry : mapping.columns().entrySet()) {
      find(row, entry.getValue())
          .ifPresent(value -> put(out, entry.getKey(), entry.getValue(), value));
    }
    if (!out.hasNonNull("id")) {
      out.put("id", source.substring(source.replace('\\', '/').lastIndexOf('/') + 1));
    }
    if (!mapping.slices().isEmpty()) {
      ObjectNode slices = within(out, "slices");
      mapping
          .slices()
          .forEach(
              (name, column) ->
                  slices.put(name, find(row, column).map(JsonNode::asText).orElse("none")));
    }
    return out;
  }

  static Optional<JsonNode> find(ObjectNode row, String column) {
    JsonNode value = row.path(column);
    for (int dot = column.indexOf('.'); value.isMissingNode() && dot > 0; dot = -1) {
      value = row.path(column.substring(0, dot)).path(column.substring(dot + 1));
    }
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  private void put(ObjectNode out, Field field, String column, JsonNode value) {
    switch (field) {
      case ID, TEXT, LANGUAGE -> out.put(field.key(), value.asText());
      case COUNTRY, SURFACE -> {
        out.put(field.key(), value.asText());
        within(out, "context").put(field.key(), value.asText());
      }
      case DAY -> day(out, column, value.asText().strip());
      case LABEL -> {
        if (!value.isObject()) {
          within(out, "gold").put("action", action(value.asText()));
        }
      }
      case CLAUSES -> within(out, "gold").set("clauses", CellValues.list(value));
      case SIGNALS -> out.set("signals", CellValues.strengths(value, source, column));
      case BELIEFS -> out.set("beliefs", CellValues.strengths(value, source, column));
    }
  }

  /** The object under the key, which is made or copied first: rows are not changed. */
  private static ObjectNode within(ObjectNode out, String key) {
    ObjectNode inner = JsonNodeFactory.instance.objectNode();
    if (out.path(key) instanceof ObjectNode present) {
      inner.setAll(present);
    }
    out.set(key, inner);
    return inner;
  }

  private static String action(String label) {
    String plain = label.strip().toLowerCase(Locale.ROOT);
    return VIOLATES.contains(plain) ? "remove" : CLEAN.contains(plain) ? "allow" : plain;
  }

  private void day(ObjectNode out, String column, String text) {
    try {
      LocalDate day = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
      out.put("day", day.toString());
      within(out, "context")
          .put("created_at", text.length() > 10 && text.endsWith("Z") ? text : day + "T00:00:00Z");
    } catch (java.time.DateTimeException e) {
      throw new CasebookException(
          source + ": column " + column + ": \"" + text + "\" is no day; write it as 2026-01-31",
          e);
    }
  }
}
