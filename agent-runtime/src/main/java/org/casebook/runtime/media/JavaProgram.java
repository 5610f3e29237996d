package org.casebook.runtime.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The {@code java} program that this process runs by, for starting another like it. */
public final class JavaProgram {
  private JavaProgram() {}

  /**
   * Its path.
   *
   * @throws IOException where this Java installation has no program to start
   */
  public static String path() throws IOException {
    Path bin = Path.of(System.getProperty("java.home", ""), "bin");
    for (String name : List.of("java", "java.exe")) {
      if (Files.isExecutable(bin.resolve(name))) {
        return bin.resolve(name).toString();
      }
    }
    throw new IOException("there is no java program in " + bin);
  }
}
