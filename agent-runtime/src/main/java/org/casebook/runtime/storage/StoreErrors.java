package org.casebook.runtime.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import org.casebook.runtime.domain.CasebookException;
import org.sqlite.SQLiteException;

/** Says what SQLite said so that a person can act: which file, what is wrong, what to do. */
final class StoreErrors {
  private StoreErrors() {}

  static CasebookException explain(Path file, SQLException e) {
    return new CasebookException(file + ": " + reason(e), e);
  }

  /** What is wrong and what to do, without the file. */
  static String reason(SQLException e) {
    int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : -1;
    return switch (code) {
      case 26 -> "this file is not a database; name another workspace with --home, or move it away";
      case 11 ->
          "the database is damaged ("
              + e.getMessage()
              + "); restore a backup, or save what can be read with `sqlite3 FILE .recover`";
      case 5, 6 ->
          "another program has kept the store locked for "
              + Database.BUSY_MILLIS / 1000
              + " seconds; close it and try again";
      case 8, 3 -> "the store can not be written; make the file and its folder writable";
      case 14 ->
          "the store can not be opened; check that the folder exists and may be read and written";
      case 13 -> "the disk is full; free some space and try again: nothing was written";
      case 10 -> "the disk reports an error (" + e.getMessage() + "); check the disk";
      default -> "the store failed: " + e.getMessage();
    };
  }
}
