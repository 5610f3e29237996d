package org.casebook.runtime.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.casebook.runtime.Workspace;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Which workspace a command works in. */
public final class WorkspaceOptions {
  private static final String HOME = "--home";

  @Option(
      names = HOME,
      paramLabel = "DIR",
      description =
          "the workspace: log, media, models, settings (default: CASEBOOK_HOME, else the"
              + " platform's user data folder)")
  private Optional<Path> home = Optional.empty();

  /** What was given here for an option that a command named later also has. */
  Optional<String> given(ArgSpec argument) {
    return argument instanceof OptionSpec option && option.longestName().equals(HOME)
        ? home.map(Path::toString)
        : Optional.empty();
  }

  /** The workspace chosen. */
  public Workspace workspace() {
    return Workspace.of(
        home,
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        System.getProperty("os.name"));
  }
}
