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

  private Checksums() {}

  /** File name to digest; lines that are not in the format are an error. */
  static SortedMap<String, String> parse(byte[] sums) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    for (String line : new String(sums, StandardCharsets.UTF_8).lines().toList()) {
      if (line.isBlank()) {
        continue;
      }
      if (!line.matches("[0-9a-f]{64} [ *][^/\\\\]+")) {
        throw new IOException(FILE + " has the line \"" + line + "\", which is not a checksum");
      }
      digests.put(line.substring(66), line.substring(0, 64));
    }
    return digests;
  }

  /** Digests of all plain files of a folder, leaving out hidden ones and the sums themselves. */
  static SortedMap<String, String> of(Path folder) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".") && !name.equals(FILE)) {
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
