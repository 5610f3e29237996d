package org.casebook.runtime.speech;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.casebook.runtime.domain.CasebookException;

/** Runs a program in a folder and waits for its end. */
final class Command {
  private static final String ERRORS = "errors.txt";

  private Command() {}

  /**
   * Runs to the end; an interrupt kills the program.
   *
   * @param name what failed, for messages
   * @throws CasebookException when it does not start or does not end with success
   */
  static void run(String name, List<String> command, Path folder) throws InterruptedException {
    Path errors = folder.resolve(ERRORS);
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(Redirect.to(folder.resolve("output.txt").toFile()))
              .redirectError(Redirect.to(errors.toFile()))
              .start();
    } catch (IOException e) {
      throw new CasebookException(
          name + " does not start (" + e.getMessage() + "): install it again", e);
    }
    try {
      if (process.waitFor(1, TimeUnit.HOURS) && process.exitValue() == 0) {
        return;
      }
    } finally {
      process.destroyForcibly();
    }
    throw new CasebookException(name + " failed (" + lastLine(errors) + "): run `casebook doctor`");
  }

  private static String lastLine(Path errors) {
    try {
      List<String> lines = Files.readAllLines(errors);
      return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return "it says nothing readable";
    }
  }
}
