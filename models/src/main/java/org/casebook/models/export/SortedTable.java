package org.casebook.models.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.models.ModelException;

/**
 * Reads a sorted string table as LevelDB writes it: blocks of keys that share prefixes, an index of
 * blocks, and a footer of 48 bytes that says where the index is. Blocks must not be compressed,
 * which holds for the index files of TensorFlow checkpoints. Layout after the format notes of
 * LevelDB (doc/table_format.md).
 */
final class SortedTable {
  private static final int FOOTER = 48;
  private static final long MAGIC = 0xdb4775248b80fb57L;

  private final ByteBuffer file;

  private SortedTable(ByteBuffer file) {
    this.file = file;
  }

  /**
   * All entries of a table.
   *
   * @param bytes the whole file
   * @throws ModelException when it is no such table, or is compressed or cut off
   */
  static SortedMap<String, ByteBuffer> read(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < FOOTER || file.getLong(bytes.length - 8) != MAGIC) {
      throw new ModelException("the checkpoint's index is no sorted string table");
    }
    ByteBuffer footer = file.duplicate().position(bytes.length - FOOTER);
    ProtoReader.varint(footer); // the filter block, which checkpoints do not use
    ProtoReader.varint(footer);
    SortedTable table = new SortedTable(file);
    SortedMap<String, ByteBuffer> entries = new TreeMap<>();
    for (Entry block : table.block(footer)) {
      for (Entry entry : table.block(block.value())) {
        entries.put(entry.key(), entry.value());
      }
    }
    return entries;
  }

  private record Entry(String key, ByteBuffer value) {}

  /** The entries of the block that a handle (offset, length) points to. */
  private List<Entry> block(ByteBuffer handle) {
    long offset = ProtoReader.varint(handle);
    long length = ProtoReader.varint(handle);
    if (offset < 0 || length < 4 || offset + length >= file.capacity()) {
      throw new ModelException("the checkpoint's index is cut off");
    }
    if (file.get((int) (offset + length)) != 0) {
      throw new ModelException("the checkpoint's index is compressed, which is not supported");
    }
    int restarts = file.getInt((int) (offset + length) - 4);
    long end = length - 4 - 4L * restarts;
    ByteBuffer block = ProtoReader.slice(file.duplicate().position((int) offset), end);
    List<Entry> entries = new ArrayList<>();
    byte[] key = {};
    while (block.hasRemaining()) {
      int shared = (int) ProtoReader.varint(block);
      long own = ProtoReader.varint(block);
      long value = ProtoReader.varint(block);
      if (shared < 0 || shared > key.length) {
        throw new ModelException("a key of the checkpoint's index shares more than there is");
      }
      ByteBuffer rest = ProtoReader.slice(block, own);
      byte[] next = Arrays.copyOf(key, shared + rest.limit());
      rest.get(next, shared, rest.limit());
      key = next;
      entries.add(
          new Entry(ProtoReader.text(ByteBuffer.wrap(key)), ProtoReader.slice(block, value)));
    }
    return entries;
  }
}
