package org.casebook.runtime.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a stranger with the file in hands could do to it. */
final class Surgery {
  private Surgery() {}

  /** Runs statements on a connection that knows nothing of Casebook. */
  static void sql(Path file, String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 5000");
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Everything in these tables, row by row. */
  static List<String> dump(Path file, String... tables) throws SQLException {
    List<String> dump = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("select * from " + table + " order by 1, 2")) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int i = 1; i <= columns; i++) {
              row.append('|').append(rows.getString(i));
            }
            dump.add(row.toString());
          }
        }
      }
    }
    return dump;
  }

  /**
   * Flips the lowest bit of one byte inside the last place in the file where this text stands.
   *
   * @param offset of the byte within the text
   */
  static void flip(Path file, String text, int offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = latin.lastIndexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException("the file does not contain " + text);
    }
    bytes[at + offset] ^= 1;
    Files.write(file, bytes);
  }
}
