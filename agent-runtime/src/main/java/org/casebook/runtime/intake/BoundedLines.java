package org.casebook.runtime.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of a stream that may be hostile: a line that would not end is refused, not collected. */
final class BoundedLines implements AutoCloseable {
  private final BufferedReader reader;
  private final int longest;

  /**
   * @param longest the most characters that a line, or the whole, may have
   */
  BoundedLines(Reader reader, int longest) {
    this.reader = new BufferedReader(reader);
    this.longest = longest;
  }

  /** The next line without its end, or empty at the end of the stream. */
  Optional<String> next() throws IOException {
    return read(true);
  }

  /** All that is left. */
  String readAll() throws IOException {
    return read(false).orElse("");
  }

  private Optional<String> read(boolean oneLine) throws IOException {
    StringBuilder text = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && !(oneLine && c == '\n')) {
      if (text.length() == longest) {
        throw new IOException("a case is longer than " + longest + " characters");
      }
      text.append((char) c);
      c = reader.read();
    }
    return Optional.of(text.toString());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
