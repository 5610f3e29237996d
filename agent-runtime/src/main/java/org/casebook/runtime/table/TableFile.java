package org.casebook.runtime.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.domain.CasebookException;

/**
 * A file with rows, of the format that its name says: {@code .jsonl}, {@code .csv}, {@code .tsv},
 * each also as {@code .gz}, or {@code .parquet}.
 */
public final class TableFile {
  /** Characters; what does not end within them is refused. */
  static final int LONGEST_ROW = 8_000_000;

  static final int LONGEST_CELL = 1_000_000;

  private static final int ROWS_FOR_COLUMNS = 100;

  /** Objects whose keys are data, not columns. */
  private static final Set<String> MAPS = Set.of("signals", "beliefs", "slices");

  private final Path file;
  private final Format format;

  private enum Format {
    LINES,
    CSV,
    PARQUET
  }

  private TableFile(Path file, Format format) {
    this.file = file;
    this.format = format;
  }

  /**
   * The table in a file.
   *
   * @throws CasebookException when its name is of no known format
   */
  public static TableFile of(Path file) {
    return new TableFile(
        file,
        format(file)
            .orElseThrow(
                () ->
                    new CasebookException(
                        file
                            + ": not a kind of file that holds rows; use .jsonl, .csv, .tsv (each"
                            + " also .gz) or .parquet")));
  }

  /** Whether the name says that the file is a table other than lines of JSON. */
  public static boolean hasColumns(Path file) {
    return format(file).filter(format -> format != Format.LINES).isPresent();
  }

  private static Optional<Format> format(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
      return Optional.of(Format.LINES);
    }
    if (plain.endsWith(".csv") || plain.endsWith(".tsv")) {
      return Optional.of(Format.CSV);
    }
    return name.endsWith(".parquet") ? Optional.of(Format.PARQUET) : Optional.empty();
  }

  /** Reads from the start; close when done. */
  public RowReader open() throws IOException {
    return switch (format) {
      case LINES -> JsonLines.open(file);
      case CSV -> CsvRows.open(file);
      case PARQUET -> ParquetRows.open(file);
    };
  }

  /**
   * How the rows are read: lines of JSON by their own keys unless something is given; columns by
   * what their names say, with what is given in place of it.
   *
   * @throws CasebookException when a column that is given is not there
   */
  public ColumnMapping mapping(ColumnMapping given) throws IOException {
    if (format == Format.LINES && given.equals(ColumnMapping.NONE)) {
      return given;
    }
    List<String> columns = preview(ROWS_FOR_COLUMNS).columns();
    return ColumnMapping.guess(columns).with(given).in(columns, file.toString());
  }

  /**
   * The columns and the first rows.
   *
   * @throws CasebookException when the file holds no readable row
   */
  public Preview preview(int most) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    List<ObjectNode> rows = new ArrayList<>();
    Optional<CasebookException> problem = Optional.empty();
    try (RowReader reader = open()) {
      if (reader instanceof CsvRows csv) {
        columns.addAll(csv.columns());
      } else if (reader instanceof ParquetRows parquet) {
        columns.addAll(parquet.columns());
      }
      for (Optional<Row> row = reader.next();
          row.isPresent() && rows.size() < most;
          row = reader.next()) {
        try {
          rows.add(row.get().content().get());
        } catch (CasebookException e) {
          problem = problem.or(() -> Optional.of(e));
        }
      }
    }
    if (rows.isEmpty()) {
      throw problem.orElseGet(
          () -> new CasebookException(file + ": there are no rows in it; choose another file"));
    }
    rows.forEach(row -> columns(row, columns));
    return new Preview(
        List.copyOf(columns), rows.stream().map(row -> cells(row, columns)).toList());
  }

  /** The columns that rows have; those of objects are named by their path. */
  public static List<String> columns(List<ObjectNode> rows) {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns(row, columns));
    return List.copyOf(columns);
  }

  private static void columns(ObjectNode row, Set<String> columns) {
    for (Map.Entry<String, JsonNode> entry : row.properties()) {
      if (entry.getValue().isObject() && !MAPS.contains(entry.getKey())) {
        columns.remove(entry.getKey());
        entry
            .getValue()
            .properties()
            .forEach(in -> columns.add(entry.getKey() + "." + in.getKey()));
      } else if (columns.stream().noneMatch(c -> c.startsWith(entry.getKey() + "."))) {
        columns.add(entry.getKey());
      }
    }
  }

  private static List<String> cells(ObjectNode row, Set<String> columns) {
    return columns.stream()
        .map(
            column ->
                MappedRow.find(row, column)
                    .map(value -> value.isContainerNode() ? value.toString() : value.asText())
                    .orElse(""))
        .toList();
  }

  /** What went wrong with the file as a whole, in one sentence with its remedy. */
  public CasebookException unreadable(IOException e) {
    if (e instanceof CharacterCodingException) {
      return new CasebookException(file + ": the file is not UTF-8 text; convert it", e);
    }
    return new CasebookException(
        file + ": the file can not be read (" + e.getMessage() + "); get it anew", e);
  }

  /**
   * The start of a table.
   *
   * @param columns their names
   * @param rows the cells of each row as text, in the order of the columns
   */
  public record Preview(List<String> columns, List<List<String>> rows) {
    public Preview {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
