package org.casebook.runtime.mcpserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes on whole lines only, so that two writers never mix within one. */
final class WholeLines extends OutputStream {
  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  WholeLines(OutputStream out) {
    this.out = out;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    line.write(b);
    if (b == '\n') {
      line.writeTo(out);
      out.flush();
      line.reset();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        write('\n');
        start = i + 1;
      }
    }
    line.write(bytes, start, offset + length - start);
  }

  /** Writes a line that comes from elsewhere, between the lines of the other writer. */
  synchronized void insert(byte[] whole) throws IOException {
    out.write(whole);
    out.write('\n');
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
