package org.casebook.runtime.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How much memory a process holds, where the system tells it in {@code /proc} (Linux). */
public final class ResidentMemory {
  private static final String FIELD = "VmRSS:";

  private ResidentMemory() {}

  /** Resident bytes; empty on other systems, and when the process is gone. */
  public static Optional<Long> of(long process) {
    Path status = Path.of("/proc", Long.toString(process), "status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(FIELD))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
