package org.casebook.runtime.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.domain.CasebookException;

/**
 * Comma-separated values (RFC 4180) with a header row; semicolons and tabs are recognised by the
 * header. A row with more or fewer cells than the header is told and left out.
 */
final class CsvRows implements RowReader {
  private static final CsvMapper CSV =
      CsvMapper.builder(
              CsvFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(TableFile.LONGEST_CELL)
                          .build())
                  .build())
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final Path file;
  private final TableBytes bytes;
  private final Bounded reader;
  private final MappingIterator<String[]> rows;
  private final List<String> header;
  private int last = 1;

  private CsvRows(Path file, TableBytes bytes) throws IOException {
    this.file = file;
    this.bytes = bytes;
    BufferedReader text = new BufferedReader(bytes.text(), 1 << 16);
    this.reader = new Bounded(text);
    char separator = separator(text);
    this.rows =
        CSV.readerFor(String[].class)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator))
            .readValues(reader);
    this.header = header();
  }

  static CsvRows open(Path file) throws IOException {
    TableBytes bytes = TableBytes.open(file);
    try {
      return new CsvRows(file, bytes);
    } catch (IOException | CasebookException e) {
      bytes.text().close();
      throw e;
    }
  }

  /** The names of the columns. */
  List<String> columns() {
    return header;
  }

  /** The separator that the header has most of, outside quotes. */
  private static char separator(BufferedReader text) throws IOException {
    char[] start = new char[1 << 13];
    text.mark(start.length);
    int length = Math.max(0, text.read(start));
    text.reset();
    int[] counts = new int[3];
    boolean quoted = false;
    for (int i = 0; i < length && (quoted || start[i] != '\n'); i++) {
      quoted ^= start[i] == '"';
      int kind = ",;\t".indexOf(start[i]);
      if (!quoted && kind >= 0) {
        counts[kind]++;
      }
    }
    return counts[2] > Math.max(counts[0], counts[1]) ? '\t' : counts[1] > counts[0] ? ';' : ',';
  }

  private List<String> header() throws IOException {
    if (!rows.hasNextValue()) {
      throw new CasebookException(file + ": the file is empty; its first row names the columns");
    }
    Set<String> names = new HashSet<>();
    List<String> header = List.of(rows.nextValue()).stream().map(String::strip).toList();
    for (String name : header) {
      if (name.isEmpty() || !names.add(name)) {
        throw new CasebookException(
            file + ":1: the columns are " + header + "; give each a name of its own");
      }
    }
    return header;
  }

  @Override
  public Optional<Row> next() throws IOException {
    reader.nextRow();
    try {
      if (!rows.hasNextValue()) {
        return Optional.empty();
      }
      last = rows.getCurrentLocation().getLineNr();
      String source = file + ":" + last;
      String[] cells = rows.nextValue();
      int size = Arrays.stream(cells).mapToInt(String::length).sum();
      return Optional.of(new Row(source, size, () -> row(cells, source)));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "after line " + last + ", is a quote left open? " + e.getOriginalMessage(), e);
    }
  }

  private ObjectNode row(String[] cells, String source) {
    if (cells.length != header.size()) {
      throw new CasebookException(
          source
              + ": the row has "
              + cells.length
              + " cells and the header "
              + header.size()
              + "; quote cells that hold the separator or line ends");
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        row.put(header.get(i), cells[i]);
      }
    }
    return row;
  }

  @Override
  public double done() {
    return bytes.done();
  }

  @Override
  public void close() throws IOException {
    rows.close();
    reader.close();
  }

  /** Refuses a row that does not end, such as one whose quote is never closed. */
  private static final class Bounded extends FilterReader {
    private long sinceRow;

    Bounded(Reader in) {
      super(in);
    }

    void nextRow() {
      sinceRow = 0;
    }

    @Override
    public int read(char[] into, int at, int length) throws IOException {
      int n = in.read(into, at, length);
      sinceRow += Math.max(0, n);
      if (sinceRow > TableFile.LONGEST_ROW) {
        throw new IOException("a row is longer than " + TableFile.LONGEST_ROW + " characters");
      }
      return n;
    }
  }
}
