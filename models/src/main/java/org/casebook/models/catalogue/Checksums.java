package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casebook.models.Sha256;

/** The {@code SHA256SUMS} file as {@code sha256sum -c} reads it. */
final class Checksums {
  static final String FILE = "SHA256SUMS";

  /** A name in a path, which nowhere leads out of the folder. */
  private static final String FILE_NAME = "(?!\\.\\.?(/|$))[^/\\\\]+";

  /** Models of some engines come with folders in their folder. */
  private static final int DEPTH = 5;

  private Checksums() {}

  /** File name to digest; lines that are not in the format are an error. */
  static SortedMap<String, String> parse(byte[] sums) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    for (String line : new String(sums, StandardCharsets.UTF_8).lines().toList()) {
      if (line.isBlank()) {
        continue;
      }
      if (!line.matches("[0-9a-f]{64} [ *]" + FILE_NAME + "(/" + FILE_NAME + ")*")) {
        throw new IOException(FILE + " has the line \"" + line + "\", which is not a checksum");
      }
      digests.put(line.substring(66), line.substring(0, 64));
    }
    return digests;
  }

  /**
   * Digests of all plain files of a folder and the folders in it, by path with slashes, leaving out
   * hidden ones and the sums themselves.
   */
  static SortedMap<String, String> of(Path folder) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.equals(FILE)
            && Stream.of(name.split("/")).noneMatch(part -> part.startsWith("."))) {
          digests.put(name, Sha256.hex(file));
        }
      }
    }
    return digests;
  }

  static byte[] format(Map<String, String> digests) {
    return digests.entrySet().stream()
        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
