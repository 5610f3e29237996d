package org.casebook.runtime.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** SHA-256 of text, in lower-case hexadecimal. */
final class Digest {
  private Digest() {}

  /** The digest of a text's UTF-8 bytes. */
  static String of(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The digest of named files, whatever order they were found in: of their names and digests. */
  static String of(SortedMap<String, SourceFile> files) {
    StringBuilder list = new StringBuilder();
    files.forEach(
        (name, file) -> list.append(of(file.text())).append("  ").append(name).append('\n'));
    return of(list.toString());
  }
}
