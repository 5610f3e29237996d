package org.casebook.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4): how this module names files, packages and rows beyond doubt. */
public final class Sha256 {
  private Sha256() {}

  /** The digest of bytes, in lower-case hexadecimal. */
  public static String hex(byte[] bytes) {
    return format(fresh().digest(bytes));
  }

  /** The digest of a file, in lower-case hexadecimal; reads it once and holds none of it. */
  public static String hex(Path file) throws IOException {
    MessageDigest digest = fresh();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return format(digest.digest());
  }

  /** A finished digest in lower-case hexadecimal. */
  public static String format(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /** A fresh digest, which every Java platform has. */
  public static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
