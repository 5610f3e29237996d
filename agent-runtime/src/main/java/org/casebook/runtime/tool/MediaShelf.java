package org.casebook.runtime.tool;

import java.nio.file.Path;
import java.util.Optional;

/** Where tools find the files of media items and keep those that they derive. */
public interface MediaShelf {
  /** The file with this digest. */
  Optional<Path> find(String sha256);

  /**
   * Keeps a copy of a derived file, such as a frame of a video.
   *
   * @return lower-case hexadecimal SHA-256 of its bytes: the key under which it is found again
   * @throws org.casebook.runtime.domain.CasebookException when it can not be kept
   */
  String keep(byte[] file);

  /** As above for a file that may be too large to hold in memory. */
  String keep(Path file);
}
