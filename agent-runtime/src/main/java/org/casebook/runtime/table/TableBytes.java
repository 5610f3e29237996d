package org.casebook.runtime.table;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The text of a file, plain or gzipped, as strict UTF-8. Counts what it reads, and refuses what
 * expands without measure.
 */
final class TableBytes {
  /** Text seldom packs more than thirty times; a bomb packs a thousand times. */
  private static final long MOST_EXPANSION = 200;

  private static final long ALWAYS_ALLOWED = 64L << 20;

  private final long size;
  private final Counted raw;
  private final Reader text;

  private TableBytes(long size, Counted raw, Reader text) {
    this.size = size;
    this.raw = raw;
    this.text = text;
  }

  static TableBytes open(Path file) throws IOException {
    Counted raw = new Counted(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    try {
      InputStream bytes = raw;
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
        bytes = new Expanded(new GZIPInputStream(raw, 1 << 16), raw);
      }
      return new TableBytes(Files.size(file), raw, text(new BufferedInputStream(bytes, 1 << 16)));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Leaves a byte order mark out. Two zero bytes in a mark or a start mean no UTF-8. */
  private static Reader text(InputStream bytes) throws IOException {
    bytes.mark(4);
    int first = bytes.read();
    int second = bytes.read();
    int third = bytes.read();
    if (!(first == 0xEF && second == 0xBB && third == 0xBF)) {
      bytes.reset();
    }
    if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF) || second == 0) {
      throw new IOException("it is UTF-16 text; convert it to UTF-8");
    }
    return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
  }

  Reader text() {
    return text;
  }

  double done() {
    return size == 0 ? 1 : Math.min(1, raw.count / (double) size);
  }

  private static class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int n = in.read(into, at, length);
      count(Math.max(0, n));
      return n;
    }

    void count(int more) throws IOException {
      count += more;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  private static final class Expanded extends Counted {
    private final Counted packed;

    Expanded(InputStream in, Counted packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    void count(int more) throws IOException {
      super.count(more);
      if (super.count > ALWAYS_ALLOWED && super.count / MOST_EXPANSION > packed.count) {
        throw new IOException(
            "it expands to more than " + MOST_EXPANSION + " times its size; unpack and look at it");
      }
    }
  }
}
