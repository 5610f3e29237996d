package org.casebook.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.cli.CasebookCommand;

/** Where Casebook starts. Does not extend Application, so that it starts from the class path. */
public final class Main {
  private Main() {}

  /** Opens the desktop, drives the tour, or hands over to the command line. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    if (args.length > 0 && args[0].equals("tour")) {
      return Tour.run(Arrays.copyOfRange(args, 1, args.length), Main::open);
    }
    return CasebookCommand.run(args, Main::desktop);
  }

  private static int desktop(Workspace workspace) {
    if (display(System.getenv(), System.getProperty("os.name", ""))) {
      return DesktopApplication.run(workspace, Runtimes::open);
    }
    System.err.println(
        "This machine has no display, so the desktop can not open; running `casebook triage` on"
            + " the samples instead.");
    return CasebookCommand.run(
        new String[] {"--home", workspace.home().toString(), "triage"}, Main::desktop);
  }

  static Workspace workspace(Optional<Path> home) {
    return Workspace.of(
        home,
        System.getenv(),
        Path.of(System.getProperty("user.home", ".")),
        System.getProperty("os.name", ""));
  }

  /** Whether a window can be shown; only Linux can be without a display. */
  static boolean display(Map<String, String> environment, String os) {
    return !os.startsWith("Linux")
        || !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }

  private static AgentRuntime open(Workspace workspace) {
    return Runtimes.open(workspace, System.err);
  }
}
