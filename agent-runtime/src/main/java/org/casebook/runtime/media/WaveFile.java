package org.casebook.runtime.media;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes sound into a WAV file as it is decoded; close it before reading the file. */
public final class WaveFile implements Sound.Sink, AutoCloseable {
  private static final int HEADER = 44;
  private static final int BITS = 16;

  private final Path file;
  private final OutputStream out;
  private long bytes;

  /** A new file in this place, or in the place of what is there. */
  public WaveFile(Path file) {
    this.file = file;
    try {
      this.out = new BufferedOutputStream(Files.newOutputStream(file));
      out.write(header(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void take(short[] samples) {
    ByteBuffer piece = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    piece.asShortBuffer().put(samples);
    try {
      out.write(piece.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes += piece.capacity();
  }

  /** How long it plays, in milliseconds. */
  public long millis() {
    return bytes / 2 * 1_000 / Sound.RATE;
  }

  /** RIFF header of 16-bit PCM, one channel. */
  private static byte[] header(long data) {
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt((int) (HEADER - 8 + data))
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(BITS)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(Sound.RATE)
        .putInt(Sound.RATE * BITS / 8)
        .putShort((short) (BITS / 8))
        .putShort((short) BITS)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt((int) data)
        .array();
  }

  /** Completes the header, which holds the length. */
  @Override
  public void close() {
    try {
      out.close();
      try (RandomAccessFile again = new RandomAccessFile(file.toFile(), "rw")) {
        again.write(header(bytes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
