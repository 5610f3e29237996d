package org.casebook.app.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.casebook.runtime.domain.CasebookException;

/** Opens a folder in the file manager of the system. */
final class FolderLink {
  private FolderLink() {}

  /**
   * Starts the file manager.
   *
   * @throws CasebookException when there is none
   */
  static void open(String folder) {
    try {
      Process process =
          new ProcessBuilder(command(System.getProperty("os.name"), folder))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new CasebookException("there is no file manager here: open " + folder, e);
    }
  }

  /** The program that opens folders on a system. */
  static List<String> command(String system, String folder) {
    String name = system.toLowerCase(Locale.ROOT);
    String program =
        name.contains("mac") ? "open" : name.contains("win") ? "explorer.exe" : "xdg-open";
    return List.of(program, folder);
  }
}
