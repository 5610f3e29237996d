package org.casebook.runtime.provenance;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A file read at random; a read beyond its end is a malformed file, never a short array. */
final class AssetBytes implements Closeable {
  /** No single read asks for more; a manifest store with thumbnails has a few megabytes. */
  static final int MOST = 32 << 20;

  private static final int CHUNK = 1 << 16;
  private final SeekableByteChannel channel;
  private final long size;

  private AssetBytes(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  static AssetBytes open(Path file) throws IOException {
    return new AssetBytes(Files.newByteChannel(file));
  }

  long size() {
    return size;
  }

  /** The bytes of a range, which must lie within the file and hold at most {@link #MOST}. */
  byte[] read(long offset, long length) throws IOException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new MalformedManifestException(
          length + " bytes at " + offset + " end behind the file of " + size + " bytes");
    }
    if (length > MOST) {
      throw new MalformedManifestException(
          length + " bytes at " + offset + " are over the limit of " + MOST);
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) length);
    channel.position(offset);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // The channel fills the buffer in as many steps as it likes.
    }
    if (buffer.hasRemaining()) {
      throw new IOException("the file became shorter while it was read");
    }
    return buffer.array();
  }

  /** Up to so many bytes from the start of the file. */
  byte[] head(int length) throws IOException {
    return read(0, Math.min(length, size));
  }

  /** Adds a range to a digest without holding it in memory. */
  void digest(MessageDigest digest, ByteRange range) throws IOException, InterruptedException {
    if (range.end() > size) {
      throw new MalformedManifestException("a range to be hashed ends behind the file");
    }
    for (long at = range.start(); at < range.end(); at += CHUNK) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      digest.update(read(at, Math.min(CHUNK, range.end() - at)));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
