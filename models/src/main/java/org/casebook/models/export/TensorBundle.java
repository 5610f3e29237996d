package org.casebook.models.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.casebook.models.ModelException;

/**
 * The variables of a TensorFlow 1 checkpoint: a sorted table of names beside one file of raw
 * numbers. Tensors are read when asked for, whole or some rows at a time, so that a checkpoint of
 * any size takes no more memory than its largest part in use. Only little-endian floats in a single
 * data file are understood. Layout after tensorflow/core/protobuf/tensor_bundle.proto.
 */
public final class TensorBundle implements Checkpoint, AutoCloseable {
  private static final int FLOAT = 1;

  private final Map<String, Entry> entries = new HashMap<>();
  private final FileChannel data;

  private record Entry(int type, List<Integer> shape, long offset, long bytes) {}

  private TensorBundle(SortedMap<String, ByteBuffer> index, FileChannel data) {
    this.data = data;
    index.forEach(
        (name, value) -> {
          if (name.isEmpty()) {
            requireOneLittleEndianFile(new ProtoReader(value));
          } else {
            entries.put(name, entry(new ProtoReader(value)));
          }
        });
  }

  /**
   * Opens a checkpoint.
   *
   * @param index the file {@code variables.index}
   * @param data the file {@code variables.data-00000-of-00001}
   * @throws ModelException when it is of a kind that is not understood
   */
  public static TensorBundle open(Path index, Path data) throws IOException {
    SortedMap<String, ByteBuffer> table = SortedTable.read(Files.readAllBytes(index));
    FileChannel channel = FileChannel.open(data);
    try {
      return new TensorBundle(table, channel);
    } catch (ModelException e) {
      channel.close();
      throw e;
    }
  }

  /** The sizes of a tensor. */
  @Override
  public List<Integer> shape(String name) {
    return entry(name).shape();
  }

  /** A whole tensor, row-major. */
  @Override
  public float[] read(String name) throws IOException {
    return read(name, 0, Math.toIntExact(entry(name).bytes() / Float.BYTES));
  }

  /**
   * A part of a tensor.
   *
   * @param from the first number, in row-major order
   * @param count how many
   */
  @Override
  public float[] read(String name, long from, int count) throws IOException {
    Entry entry = entry(name);
    if ((from + count) * Float.BYTES > entry.bytes()) {
      throw new ModelException(name + " has " + entry.bytes() + " bytes, fewer than asked for");
    }
    ByteBuffer raw = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (raw.hasRemaining()) {
      if (data.read(raw, entry.offset() + from * Float.BYTES + raw.position()) < 0) {
        throw new ModelException("the checkpoint's data end within " + name);
      }
    }
    float[] values = new float[count];
    raw.flip().asFloatBuffer().get(values);
    return values;
  }

  @Override
  public void close() throws IOException {
    data.close();
  }

  private Entry entry(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new ModelException("the checkpoint has no tensor " + name);
    }
    if (entry.type() != FLOAT) {
      throw new ModelException(name + " does not hold floats");
    }
    return entry;
  }

  private static void requireOneLittleEndianFile(ProtoReader header) {
    while (header.next()) {
      boolean several = header.field() == 1 && header.number() != 1;
      boolean bigEndian = header.field() == 2 && header.number() != 0;
      if (several || bigEndian) {
        throw new ModelException("the checkpoint is in several files or big-endian");
      }
    }
  }

  private static Entry entry(ProtoReader fields) {
    int type = 0;
    List<Integer> shape = new ArrayList<>();
    long offset = 0;
    long bytes = 0;
    while (fields.next()) {
      switch (fields.field()) {
        case 1 -> type = (int) fields.number();
        case 2 -> addDims(fields.message(), shape);
        case 4 -> offset = fields.number();
        case 5 -> bytes = fields.number();
        default -> {} // slices and checksums
      }
    }
    return new Entry(type, List.copyOf(shape), offset, bytes);
  }

  private static void addDims(ProtoReader shape, List<Integer> dims) {
    while (shape.next()) {
      if (shape.field() == 2) {
        ProtoReader dim = shape.message();
        while (dim.next()) {
          if (dim.field() == 1) {
            dims.add(Math.toIntExact(dim.number()));
          }
        }
      }
    }
  }
}
