package org.casebook.runtime.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.CasebookException;

/**
 * Which column of a table is what. Columns of nested rows are named by their path: {@code
 * gold.action}.
 *
 * @param columns the column of each field that has one
 * @param slices what reports are broken down by: name to column
 */
public record ColumnMapping(Map<Field, String> columns, SortedMap<String, String> slices)
    implements Serializable {
  /** Rows are read by the keys that they have. */
  public static final ColumnMapping NONE = new ColumnMapping(Map.of(), new TreeMap<>());

  private static final String SLICE = "slice";

  public ColumnMapping {
    columns = Collections.unmodifiableMap(copy(columns));
    slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
  }

  private static Map<Field, String> copy(Map<Field, String> columns) {
    Map<Field, String> copy = new EnumMap<>(Field.class);
    copy.putAll(columns);
    return copy;
  }

  /**
   * Reads {@code text=body,label=y,slice=team,slice=attack_family}; {@code slice:attack=...} gives
   * a slice another name than its column, and an empty column takes a guess away.
   *
   * @throws CasebookException when a part is no field; the message lists the fields
   */
  public static ColumnMapping parse(String text) {
    Map<Field, String> columns = new EnumMap<>(Field.class);
    SortedMap<String, String> slices = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      String column = equals < 0 ? "" : part.substring(equals + 1).strip();
      Optional<Field> field = Field.ofKey(key);
      if (field.isPresent() && equals >= 0) {
        columns.put(field.get(), column);
      } else if (key.equals(SLICE) && !column.isEmpty()) {
        slices.put(column, column);
      } else if (key.startsWith(SLICE + ":") && !column.isEmpty()) {
        slices.put(key.substring(SLICE.length() + 1), column);
      } else if (!part.isBlank()) {
        throw new CasebookException(
            "--map " + part.strip() + ": write FIELD=COLUMN, where FIELD is one of " + fields());
      }
    }
    return new ColumnMapping(columns, slices);
  }

  private static String fields() {
    List<String> keys = new ArrayList<>();
    for (Field field : Field.values()) {
      keys.add(field.key());
    }
    return String.join(", ", keys) + ", " + SLICE;
  }

  /** What columns of these names most likely are. A column is one field at most. */
  public static ColumnMapping guess(Collection<String> columns) {
    Map<String, String> byName = new TreeMap<>();
    columns.forEach(column -> byName.putIfAbsent(plain(column), column));
    Map<Field, String> found = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      field.names().stream()
          .flatMap(name -> Optional.ofNullable(byName.get(plain(name))).stream())
          .filter(column -> !found.containsValue(column))
          .findFirst()
          .ifPresent(column -> found.put(field, column));
    }
    return new ColumnMapping(found, new TreeMap<>());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
  }

  /** The column of a field. */
  public Optional<String> column(Field field) {
    return Optional.ofNullable(columns.get(field));
  }

  /** The same with another column for a field; empty text for none. */
  public ColumnMapping with(Field field, String column) {
    return with(new ColumnMapping(Map.of(field, column), new TreeMap<>()));
  }

  /** This one, with what the other says in place of it. */
  public ColumnMapping with(ColumnMapping other) {
    Map<Field, String> all = copy(columns);
    all.values().removeIf(other.columns::containsValue);
    all.putAll(other.columns);
    all.values().removeIf(String::isEmpty);
    SortedMap<String, String> both = new TreeMap<>(slices);
    both.putAll(other.slices);
    return new ColumnMapping(all, both);
  }

  /**
   * This one, if the table has all of its columns.
   *
   * @param source the table, for the message
   */
  public ColumnMapping in(Collection<String> present, String source) {
    List<String> wanted = new ArrayList<>(columns.values());
    wanted.addAll(slices.values());
    for (String column : wanted) {
      if (!column.isEmpty() && !present.contains(column)) {
        throw new CasebookException(
            source
                + ": there is no column "
                + column
                + "; it has "
                + String.join(", ", present)
                + "; name one of them in --map");
      }
    }
    return this;
  }
}
