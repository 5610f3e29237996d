package org.casebook.models.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes small checkpoints as TensorFlow does: a sorted table of names, and the raw numbers. */
public final class CheckpointFiles {
  private static final int BLOCK_ENTRIES = 3;
  private final SortedMap<String, byte[]> entries = new TreeMap<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** A checkpoint with nothing but its header. */
  public CheckpointFiles() {
    entries.put("", new ProtoMessage().integer(1, 1).toBytes());
  }

  /** Replaces the header. */
  CheckpointFiles header(int shards, int endianness) {
    entries.put("", new ProtoMessage().integer(1, shards).integer(2, endianness).toBytes());
    return this;
  }

  /** Adds a tensor of floats. */
  public CheckpointFiles tensor(String name, float[] values, int... dims) {
    ProtoMessage shape = new ProtoMessage();
    for (int dim : dims) {
      shape.message(2, new ProtoMessage().integer(1, dim));
    }
    entries.put(
        name,
        new ProtoMessage()
            .integer(1, 1)
            .message(2, shape)
            .integer(4, data.size())
            .integer(5, values.length * 4L)
            .toBytes());
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    data.writeBytes(raw.array());
    return this;
  }

  /** Writes both files into a folder and opens them. */
  public TensorBundle open(Path folder) throws IOException {
    Files.write(folder.resolve("variables.index"), index((byte) 0));
    Files.write(folder.resolve("variables.data"), data.toByteArray());
    return TensorBundle.open(folder.resolve("variables.index"), folder.resolve("variables.data"));
  }

  /** The table's bytes, in blocks of few entries, so that there are several. */
  byte[] index(byte compression) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Block top = new Block();
    Block block = new Block();
    String last = "";
    for (var entry : entries.entrySet()) {
      block.add(entry.getKey(), entry.getValue());
      last = entry.getKey();
      if (block.count == BLOCK_ENTRIES) {
        top.add(last, block.writeTo(file, compression));
        block = new Block();
      }
    }
    if (block.count > 0) {
      top.add(last, block.writeTo(file, compression));
    }
    byte[] handle = top.writeTo(file, compression);
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    footer.write(0);
    footer.write(0);
    footer.writeBytes(handle);
    byte[] padded = Arrays.copyOf(footer.toByteArray(), 48);
    ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).putLong(40, 0xdb4775248b80fb57L);
    file.writeBytes(padded);
    return file.toByteArray();
  }

  /** Entries with shared prefixes and one restart point. */
  private static final class Block {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private byte[] key = {};
    private int count;

    void add(String name, byte[] value) {
      byte[] next = name.getBytes(StandardCharsets.UTF_8);
      int mismatch = Arrays.mismatch(key, next);
      int shared = mismatch < 0 ? next.length : mismatch;
      varint(out, shared);
      varint(out, next.length - shared);
      varint(out, value.length);
      out.write(next, shared, next.length - shared);
      out.writeBytes(value);
      key = next;
      count++;
    }

    byte[] writeTo(ByteArrayOutputStream file, byte compression) {
      ByteBuffer restarts = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      out.writeBytes(restarts.putInt(0).putInt(1).array());
      ByteArrayOutputStream handle = new ByteArrayOutputStream();
      varint(handle, file.size());
      varint(handle, out.size());
      file.writeBytes(out.toByteArray());
      file.write(compression);
      file.writeBytes(new byte[4]); // a checksum that nobody reads
      return handle.toByteArray();
    }

    private static void varint(ByteArrayOutputStream to, long value) {
      long rest = value;
      while (rest > 0x7F) {
        to.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      to.write((int) rest);
    }
  }
}
