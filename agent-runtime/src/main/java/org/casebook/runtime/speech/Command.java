package org.casebook.runtime.speech;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.media.ResidentMemory;

/** Runs a program in a folder, under limits of time and memory, and waits for its end. */
final class Command {
  private static final String ERRORS = "errors.txt";
  private static final long LOOK_MILLIS = 200;
  private static final double MEGABYTE = 1e6;

  /** What programs need of the environment; secrets stay here. */
  private static final Set<String> PASSED_ON =
      Set.of(
          "HOME",
          "PATH",
          "TMPDIR",
          "TEMP",
          "TMP",
          "USERPROFILE",
          "SYSTEMROOT",
          "LD_LIBRARY_PATH",
          "LANG");

  private Command() {}

  /**
   * How far a program may go.
   *
   * @param time after which it is killed
   * @param residentBytes memory at which it is killed, where the system tells (Linux)
   */
  record Limits(Duration time, long residentBytes) {
    /** Limits for speech that lasts so long, by a program that is so many times slower. */
    static Limits of(List<Utterance> speech, int timesSlower, long residentBytes) {
      long millis = speech.stream().mapToLong(Utterance::millis).sum();
      return new Limits(Duration.ofMinutes(2).plusMillis(timesSlower * millis), residentBytes);
    }
  }

  /**
   * Runs to the end; an interrupt kills the program.
   *
   * @param name what failed, for messages
   * @throws CasebookException when it does not start, goes too far or does not end with success
   */
  static void run(String name, List<String> command, Path folder, Limits limits)
      throws InterruptedException {
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(Redirect.to(folder.resolve("output.txt").toFile()))
              .redirectError(Redirect.to(folder.resolve(ERRORS).toFile()));
      builder
          .environment()
          .keySet()
          .removeIf(variable -> !PASSED_ON.contains(variable.toUpperCase(Locale.ROOT)));
      process = builder.start();
    } catch (IOException e) {
      throw new CasebookException(
          name + " does not start (" + e.getMessage() + "): install it again", e);
    }
    try {
      watch(name, process, limits);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new CasebookException(
          name + " failed (" + complaint(folder) + "): run `casebook doctor`");
    }
  }

  private static void watch(String name, Process process, Limits limits)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() - start > limits.time().toNanos()) {
        throw new CasebookException(
            name + " took longer than " + limits.time().toSeconds() + " s: use a smaller model");
      }
      if (ResidentMemory.of(process.pid()).orElse(0L) > limits.residentBytes()) {
        throw new CasebookException(
            String.format(
                Locale.ROOT,
                "%s took more than %.0f MB of memory: use a smaller model",
                name,
                limits.residentBytes() / MEGABYTE));
      }
    }
  }

  /** The last thing that a program said on its standard error. */
  static String complaint(Path folder) {
    try {
      List<String> lines =
          Files.readAllLines(folder.resolve(ERRORS)).stream()
              .filter(line -> !line.isBlank())
              .toList();
      return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1).strip();
    } catch (IOException e) {
      return "it says nothing readable";
    }
  }
}
