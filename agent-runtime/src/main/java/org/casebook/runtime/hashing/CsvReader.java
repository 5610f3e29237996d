package org.casebook.runtime.hashing;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of a table in the form of RFC 4180: commas between cells, quotes around any with such. */
final class CsvReader {
  private final PushbackReader in;

  CsvReader(Reader in) {
    this.in = new PushbackReader(in);
  }

  /** The next row, or empty at the end. */
  Optional<List<String>> next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    in.unread(first);
    List<String> row = new ArrayList<>();
    int separator;
    do {
      StringBuilder cell = new StringBuilder();
      separator = cell(cell);
      row.add(cell.toString());
    } while (separator == ',');
    return Optional.of(row);
  }

  /** Reads a cell and returns what ended it: a comma, a line feed, or -1. */
  private int cell(StringBuilder into) throws IOException {
    boolean quoted = false;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '"') {
        int next = quoted ? in.read() : -1;
        if (next == '"') {
          into.append('"');
        } else {
          if (next >= 0) {
            in.unread(next);
          }
          quoted = !quoted;
        }
      } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
        into.append((char) c);
      } else if (c != '\r') {
        return c;
      }
    }
    return -1;
  }
}
