package org.casebook.models.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.casebook.models.ModelException;

/** SHA-256 of bytes and files, as recorded in every provenance. */
final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new ModelException("This Java runtime lacks SHA-256: use JDK 17 or newer", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /** Digest over ids, texts and labels, in order. */
  static String ofRows(List<LabelledRow> rows) {
    MessageDigest digest = sha256();
    for (LabelledRow row : rows) {
      TreeMap<String, Boolean> labels = new TreeMap<>();
      row.labels().forEach((label, value) -> labels.put(label.name(), value));
      String line = row.id() + "\t" + row.text() + "\t" + labels + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return hex(digest.digest());
  }

  static String ofFile(Path file) {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new ModelException(file + " can not be read: check that it exists", e);
    }
    return hex(digest.digest());
  }
}
