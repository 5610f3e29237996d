package org.casebook.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Digest;

/**
 * Media by the SHA-256 of their bytes: {@code ab/cdef...}. The same file twice is kept once; a file
 * is there in full or not at all.
 */
public final class MediaStore {
  /** The size that {@link #MediaStore(Path)} allows: 512 MiB. */
  public static final long STANDARD_LIMIT = 512L << 20;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final long limit;

  /** A store in this folder with the standard limit. */
  public MediaStore(Path folder) {
    this(folder, STANDARD_LIMIT);
  }

  /**
   * A store in this folder, which is created when first written to.
   *
   * @param limit the largest file in bytes
   */
  public MediaStore(Path folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /**
   * Keeps a copy of a file.
   *
   * @return the lower-case hexadecimal SHA-256 of its bytes
   * @throws CasebookException when it is missing, not readable or over the limit
   */
  public String put(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return put(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new CasebookException(file + ": there is no such file; check the path", e);
    } catch (IOException e) {
      throw new CasebookException(file + ": this file can not be read; check its permissions", e);
    }
  }

  /**
   * Keeps what a stream gives.
   *
   * @param name for messages
   */
  public String put(InputStream in, String name) {
    Path temporary = temporary();
    try {
      String sha256 = copy(in, temporary, name);
      Path target = path(sha256);
      if (!Files.exists(target)) {
        Files.createDirectories(target.getParent());
        move(temporary, target);
      }
      return sha256;
    } catch (IOException e) {
      throw new CasebookException(
          name + ": can not be kept in " + folder + " (" + e.getMessage() + "); free some space",
          e);
    } finally {
      delete(temporary);
    }
  }

  /** The kept file; empty when the store does not hold it. */
  public Optional<Path> find(String sha256) {
    return SHA256.matcher(sha256).matches()
        ? Optional.of(path(sha256)).filter(Files::isRegularFile)
        : Optional.empty();
  }

  /** One sentence for each kept file whose bytes are not those that it is named after. */
  public List<String> verify() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> problems = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replaceAll("[/\\\\]", "");
        if (SHA256.matcher(name).matches() && !digest(file).equals(name)) {
          problems.add("media " + name + " is not what it was: its bytes have changed");
        }
      }
    } catch (IOException e) {
      problems.add(folder + " can not be read: " + e.getMessage());
    }
    return problems;
  }

  private Path path(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  private Path temporary() {
    try {
      Files.createDirectories(folder);
      return Files.createTempFile(folder, "incoming-", ".part");
    } catch (IOException e) {
      throw new CasebookException(
          folder + ": media can not be kept here; make the folder writable", e);
    }
  }

  private String copy(InputStream in, Path to, String name) throws IOException {
    MessageDigest sha = Digest.newSha256();
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > limit) {
          throw new CasebookException(
              name + ": larger than the limit of " + limit + " bytes; shorten or scale it down");
        }
        sha.update(buffer, 0, n);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      out.force(true);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String digest(Path file) throws IOException {
    MessageDigest sha = Digest.newSha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      temporary.toFile().deleteOnExit();
    }
  }
}
