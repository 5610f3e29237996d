package org.casebook.runtime.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of a stream that may be hostile: a line that would not end is refused, not collected. */
public final class BoundedLines implements AutoCloseable {
  private final Reader reader;
  private final int longest;
  private final char[] buffer = new char[1 << 15];
  private int at;
  private int filled;

  /**
   * Lines of a reader.
   *
   * @param longest the most characters that a line, or the whole, may have
   */
  public BoundedLines(Reader reader, int longest) {
    this.reader = new BufferedReader(reader);
    this.longest = longest;
  }

  /** The next line without its end, or empty at the end of the stream. */
  public Optional<String> next() throws IOException {
    return read(true);
  }

  /** All that is left. */
  public String readAll() throws IOException {
    return read(false).orElse("");
  }

  private Optional<String> read(boolean oneLine) throws IOException {
    if (at == filled && !fill()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    do {
      int end = at;
      while (end < filled && !(oneLine && buffer[end] == '\n')) {
        end++;
      }
      if (text.length() + (end - at) > longest) {
        throw new IOException("a row is longer than " + longest + " characters");
      }
      text.append(buffer, at, end - at);
      at = Math.min(filled, end + 1);
      if (end < filled) {
        break;
      }
    } while (fill());
    if (oneLine && text.length() > 0 && text.charAt(text.length() - 1) == '\r') {
      text.setLength(text.length() - 1);
    }
    return Optional.of(text.toString());
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, reader.read(buffer, 0, buffer.length));
    return filled > 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
