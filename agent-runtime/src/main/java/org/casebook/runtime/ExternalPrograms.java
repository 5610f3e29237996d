package org.casebook.runtime;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.runtime.inference.TesseractReader;

/**
 * Programs of the system that Casebook uses where they are installed, and does without elsewhere.
 */
final class ExternalPrograms {
  private final Map<String, String> environment;

  /**
   * Programs on the {@code PATH} of this environment.
   *
   * @param environment as of {@link System#getenv()}
   */
  ExternalPrograms(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** What is there, by program: where it lies, or what to do to have it. */
  Map<String, String> found() {
    Map<String, String> found = new LinkedHashMap<>();
    found.put(
        "tesseract",
        find("tesseract")
            .map(program -> program + languages(program))
            .orElse(
                "not found; reads text in more scripts (Debian: apt-get install tesseract-ocr)"));
    found.put(
        "package clients",
        "mvn "
            + find("mvn").map(Path::toString).orElse("not found")
            + ", npm "
            + find("npm").map(Path::toString).orElse("not found"));
    return found;
  }

  private Optional<Path> find(String name) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** The language packs of tesseract, as the tool that uses them finds them. */
  private static String languages(Path tesseract) {
    return TesseractReader.find(tesseract.toString())
        .map(reader -> ", packs " + String.join(" ", reader.installed()))
        .orElse(", which does not start");
  }
}
