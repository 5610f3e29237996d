package org.casebook.runtime.hashing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.casebook.runtime.domain.CasebookException;

/** Writes lists of known hashes into the folder that {@link HashLists} reads. */
public final class HashListFiles {
  private HashListFiles() {}

  /**
   * Writes a list, whole or not at all; one of the same name is replaced.
   *
   * @param name letters, digits, dots, hyphens and underscores
   * @return the file
   * @throws CasebookException when the name is no file name, or the file can not be written
   */
  public static Path write(Path folder, String name, List<KnownHash> hashes) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,80}")) {
      throw new CasebookException(
          "\"" + name + "\" is no name for a list: use letters, digits, dots and hyphens");
    }
    Path file = folder.resolve(name + ".txt");
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, ".list-", ".draft");
      try {
        try (BufferedWriter out = Files.newBufferedWriter(draft)) {
          out.write("# kind:hash, harm area and note, separated by tabs\n");
          for (KnownHash hash : hashes) {
            out.write(hash.line());
            out.write('\n');
          }
        }
        return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new CasebookException(
          file + " can not be written (" + e.getMessage() + "): check the folder", e);
    }
  }
}
