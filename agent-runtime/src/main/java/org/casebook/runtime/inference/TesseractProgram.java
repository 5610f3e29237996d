package org.casebook.runtime.inference;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program {@code tesseract}, run for one picture at a time with the picture on its standard
 * input, one thread, and a time limit after which it is killed.
 */
final class TesseractProgram {
  private static final long LIMIT_SECONDS = 10;
  private static final long MOST_BYTES = 4 << 20;

  private final String command;

  TesseractProgram(String command) {
    this.command = command;
  }

  /**
   * Runs it.
   *
   * @param image a PNG file; empty for questions about the installation
   * @return what it wrote, or empty when it is missing, failed, said too much or took too long
   */
  Optional<String> run(byte[] image, List<String> arguments) throws InterruptedException {
    try {
      Path folder = Files.createTempDirectory("casebook-ocr");
      Path input = folder.resolve("input.png");
      Path output = folder.resolve("output.txt");
      try {
        Files.write(input, image);
        return run(arguments, input, output);
      } finally {
        Files.deleteIfExists(input);
        Files.deleteIfExists(output);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> run(List<String> arguments, Path input, Path output)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .redirectInput(Redirect.from(input.toFile()))
            .redirectOutput(Redirect.to(output.toFile()))
            .redirectError(Redirect.DISCARD);
    // Its threads would take the machine from everybody else and gain little on one picture.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 && Files.size(output) <= MOST_BYTES
          ? Optional.of(Files.readString(output))
          : Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }
}
