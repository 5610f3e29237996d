package org.casebook.runtime.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of one file, in turn. */
public interface RowReader extends Closeable {
  /**
   * The next row, or empty at the end.
   *
   * @throws IOException when the file can not be read any further
   */
  Optional<Row> next() throws IOException;

  /** How much of the file was read, from 0 to 1. */
  double done();
}
