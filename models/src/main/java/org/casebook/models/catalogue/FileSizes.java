package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sizes of files that another program may be writing or renaming at this moment. */
final class FileSizes {
  private FileSizes() {}

  /** Size of the largest plain file of a folder whose name starts so; 0 when there is none. */
  static long largest(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
          .mapToLong(file -> file.toFile().length())
          .max()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }
}
