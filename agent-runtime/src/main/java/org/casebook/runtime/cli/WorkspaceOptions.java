package org.casebook.runtime.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.casebook.runtime.Workspace;
import picocli.CommandLine.Option;

/** Which workspace a command works in. */
public final class WorkspaceOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "the workspace: log, media, models, settings (default: CASEBOOK_HOME, else the"
              + " platform's user data folder)")
  private Optional<Path> home = Optional.empty();

  /** The workspace chosen. */
  public Workspace workspace() {
    return Workspace.of(
        home,
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        System.getProperty("os.name"));
  }
}
