package org.casebook.runtime.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is asked of every media file, whatever its kind. */
public final class MediaFiles {
  private MediaFiles() {}

  /**
   * Checks that a file is there, holds something and is not too large.
   *
   * @param maxBytes the largest size that is taken in
   * @throws UnreadableMediaException naming the file and the remedy
   */
  public static void check(Path file, long maxBytes) {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableMediaException(
          name(file) + " is missing (" + file + ")", "put it there or correct the path");
    }
    try {
      long size = Files.size(file);
      if (size == 0) {
        throw new UnreadableMediaException(
            name(file) + " is empty (0 bytes)", "copy it again from where it came from");
      }
      if (size > maxBytes) {
        throw new UnreadableMediaException(
            name(file)
                + " has "
                + (size >> 20)
                + " MB, over the limit of "
                + (maxBytes >> 20)
                + " MB",
            "scale it down, or judge it by eye");
      }
    } catch (IOException e) {
      throw closed(file, e);
    }
  }

  static UnreadableMediaException closed(Path file, IOException cause) {
    return new UnreadableMediaException(
        name(file) + " can not be opened (" + cause.getMessage() + ")",
        "check its permissions",
        cause);
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
