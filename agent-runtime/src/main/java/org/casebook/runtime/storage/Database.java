package org.casebook.runtime.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.casebook.runtime.domain.CasebookException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens the SQLite file of a workspace, or says clearly why it can not. */
final class Database {
  /** Marks the file as Casebook's: "CsBk". */
  static final int APPLICATION_ID = 0x4373426b;

  /** Version of {@code schema.sql}. */
  static final int VERSION = 1;

  /** How long to wait for another process. */
  static final int BUSY_MILLIS = 5_000;

  private static final int CACHE_KIB = 32_768;

  private Database() {}

  /**
   * A connection that writes; creates the file and its tables when there are none.
   *
   * @throws CasebookException when the file is something else, newer, locked or not writable
   */
  static Connection openForWriting(Path file, int busyMillis) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new CasebookException(
          file + ": its folder can not be created; choose another with --home", e);
    }
    SQLiteConfig config = config(busyMillis);
    config.setSynchronous(SynchronousMode.FULL);
    config.enableRecursiveTriggers(true); // else "insert or replace" would slip past the triggers
    Connection connection = connect(file, name(file), config);
    try {
      if (!isEmpty(connection)) {
        check(file, connection); // before anything is changed in a file that may not be ours
      }
      execute(connection, "pragma journal_mode = wal");
      begin(connection);
      if (isEmpty(connection)) {
        Scripts.run(connection, Scripts.load("schema.sql"));
        execute(connection, "pragma application_id = " + APPLICATION_ID);
        execute(connection, "pragma user_version = " + VERSION);
      }
      check(file, connection);
      commit(connection);
      return connection;
    } catch (SQLException e) {
      throw closing(connection, StoreErrors.explain(file, e));
    } catch (CasebookException e) {
      throw closing(connection, e);
    }
  }

  /**
   * A connection that only reads, also while another process writes.
   *
   * @throws CasebookException when there is no store, or the file is something else or newer
   */
  static Connection openForReading(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CasebookException(
          file + ": there is no store here; run the agent once, or name a workspace with --home");
    }
    SQLiteConfig config = config(BUSY_MILLIS);
    config.setReadOnly(true);
    String name = isSealed(file) ? file.toUri() + "?immutable=1" : name(file);
    Connection connection = connect(file, name, config);
    try {
      check(file, connection);
      return connection;
    } catch (SQLException e) {
      throw closing(connection, StoreErrors.explain(file, e));
    } catch (CasebookException e) {
      throw closing(connection, e);
    }
  }

  private static SQLiteConfig config(int busyMillis) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(busyMillis);
    config.setGetGeneratedKeys(false);
    config.setCacheSize(-CACHE_KIB);
    return config;
  }

  private static Connection connect(Path file, String name, SQLiteConfig config) {
    try {
      return config.createConnection("jdbc:sqlite:" + name);
    } catch (SQLException e) {
      throw StoreErrors.explain(file, e);
    }
  }

  /** The driver takes what follows a question mark for settings, unless it is part of a URI. */
  private static String name(Path file) {
    return file.toString().contains("?")
        ? file.toUri().toString()
        : file.toAbsolutePath().toString();
  }

  /**
   * Whether nobody can be writing: a backup in a folder that may only be read, where SQLite could
   * not even make the file by which readers and writers agree.
   */
  private static boolean isSealed(Path file) {
    Path absolute = file.toAbsolutePath();
    return !Files.isWritable(absolute.getParent())
        && !Files.exists(absolute.resolveSibling(absolute.getFileName() + "-wal"));
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "select count(*) from sqlite_schema") == 0;
  }

  private static void check(Path file, Connection connection) throws SQLException {
    long application = number(connection, "pragma application_id");
    if (application != APPLICATION_ID) {
      throw new CasebookException(
          file + ": this database is not a Casebook store; name another workspace with --home");
    }
    long version = number(connection, "pragma user_version");
    if (version > VERSION) {
      throw new CasebookException(
          file
              + ": a newer Casebook wrote this store (version "
              + version
              + ", this one knows "
              + VERSION
              + "); update Casebook");
    }
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /**
   * Takes the write lock. By hand, because the driver's own transactions begin the next one as soon
   * as one ends and would lock other processes out for good.
   */
  static void begin(Connection connection) throws SQLException {
    execute(connection, "begin immediate");
  }

  static void commit(Connection connection) throws SQLException {
    execute(connection, "commit");
  }

  static void rollBack(Connection connection) throws SQLException {
    execute(connection, "rollback");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Closes the connection on the way out with this exception. */
  static CasebookException closing(Connection connection, CasebookException e) {
    try {
      connection.close();
    } catch (SQLException closing) {
      e.addSuppressed(closing);
    }
    return e;
  }
}
