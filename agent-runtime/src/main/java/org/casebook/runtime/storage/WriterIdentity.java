package org.casebook.runtime.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.casebook.runtime.domain.Digest;

/**
 * Who writes: a random id per workspace and installation, kept in the file. A workspace that was
 * copied or moved elsewhere gets a fresh one, because two copies that went on with the same chain
 * could never be merged. The place is told by the file's real path and file-system key.
 */
final class WriterIdentity {
  private static final int ID_BYTES = 6;

  private WriterIdentity() {}

  /** The id for writing to this file from here; chosen and kept if there is none. */
  static String of(Connection connection, Path file, SecureRandom random) throws SQLException {
    String name = "writer:" + place(file);
    try (PreparedStatement select =
        connection.prepareStatement("select value from meta where name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          return row.getString(1);
        }
      }
    }
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String writer = HexFormat.of().formatHex(id);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into meta (name, value) values (?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, writer);
      insert.executeUpdate();
    }
    return writer;
  }

  private static String place(Path file) {
    try {
      Path real = file.toRealPath();
      Object key = Files.readAttributes(real, BasicFileAttributes.class).fileKey();
      return Digest.sha256(real + "\n" + key).substring(0, 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
