package org.casebook.runtime.speech;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the system. */
final class Programs {
  private Programs() {}

  /**
   * The first of some programs that is there.
   *
   * @param path the folders in which programs are looked for, as in the environment
   * @param names without the ending that Windows wants
   */
  static Optional<Path> find(String path, String... names) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .flatMap(
            folder ->
                Stream.of(names)
                    .flatMap(name -> Stream.of(name, name + ".exe"))
                    .map(name -> Path.of(folder, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
