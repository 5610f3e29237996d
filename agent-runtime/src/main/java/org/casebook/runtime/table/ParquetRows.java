package org.casebook.runtime.table;

import blue.strategic.parquet.ParquetReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.casebook.runtime.domain.CasebookException;

/**
 * Apache Parquet, one row group in memory at a time, nested columns included. Sizes that the file
 * claims are checked before anything is allocated for them.
 */
final class ParquetRows implements RowReader {
  private static final long LARGEST_GROUP = 1L << 30;

  private final Path file;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final long total;
  private long read;
  private long left;
  private int groups;
  private int size;
  private Optional<RecordReader<Group>> group = Optional.empty();

  private ParquetRows(Path file, ParquetFileReader reader) {
    this.file = file;
    this.reader = reader;
    this.schema = reader.getFileMetaData().getSchema();
    this.total = reader.getRecordCount();
    for (BlockMetaData block : reader.getRowGroups()) {
      if (block.getTotalByteSize() < 0 || block.getTotalByteSize() > LARGEST_GROUP) {
        throw new CasebookException(
            file + ": a row group is larger than 1 GiB; write the file with smaller row groups");
      }
    }
  }

  static ParquetRows open(Path file) throws IOException {
    try {
      ParquetFileReader reader =
          new ParquetFileReader(
              ParquetReader.makeInputFile(file.toFile()),
              ParquetReadOptions.builder(new PlainParquetConfiguration())
                  .withCodecFactory(new BoundedCodecs())
                  .build());
      try {
        return new ParquetRows(file, reader);
      } catch (RuntimeException e) {
        reader.close();
        throw e;
      }
    } catch (CasebookException e) {
      throw e;
    } catch (RuntimeException e) {
      throw damaged(file, 0, e);
    }
  }

  /** The names of the columns. */
  List<String> columns() {
    return schema.getFields().stream().map(Type::getName).toList();
  }

  @Override
  public Optional<Row> next() throws IOException {
    try {
      while (left == 0) {
        PageReadStore pages = reader.readNextRowGroup();
        if (pages == null) {
          return Optional.empty();
        }
        BlockMetaData block = reader.getRowGroups().get(groups++);
        left = pages.getRowCount();
        size = Math.toIntExact(block.getTotalByteSize() / Math.max(1, left));
        group =
            Optional.of(
                new ColumnIOFactory()
                    .getColumnIO(schema)
                    .getRecordReader(pages, new GroupRecordConverter(schema)));
      }
      ObjectNode row = ParquetValues.object(group.orElseThrow().read());
      left--;
      read++;
      return Optional.of(new Row(file + ":" + read, size, () -> row));
    } catch (RuntimeException e) {
      throw damaged(file, read + 1, e);
    }
  }

  /** What is wrong with a Parquet file shows as any kind of runtime exception. */
  private static CasebookException damaged(Path file, long row, RuntimeException e) {
    String why = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    return new CasebookException(
        file
            + (row > 0 ? ":" + row : "")
            + ": this is no whole Parquet file ("
            + why.lines().findFirst().orElse("")
            + "); get it anew",
        e);
  }

  @Override
  public double done() {
    return total == 0 ? 1 : read / (double) total;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
