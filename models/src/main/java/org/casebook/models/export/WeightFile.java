package org.casebook.models.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file beside a model that holds its large constants. They are written as they are made, so
 * that a conversion holds one of them at a time, and the runtime maps them instead of copying.
 */
final class WeightFile implements AutoCloseable {
  /** Parts start at multiples of this, so that they can be mapped (as onnx.proto advises). */
  private static final int PAGE = 4096;

  private final String name;
  private final OutputStream out;
  private long written;

  WeightFile(Path file) throws IOException {
    this.name = String.valueOf(file.getFileName());
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  /** Where a part of the file lies. */
  record Part(String file, long offset, long bytes) {}

  /** Starts a part of this many bytes, which {@link #write} must fill. */
  Part start(long bytes) throws IOException {
    while (written % PAGE != 0) {
      out.write(0);
      written++;
    }
    return new Part(name, written, bytes);
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
