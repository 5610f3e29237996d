package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Runtimes.Health;
import org.casebook.runtime.log.Event.UnavailableTool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code casebook doctor}: what is installed, what is missing and how to get it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Tells what is installed and active, what is missing and how to get it.")
final class DoctorCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  DoctorCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Health health = Runtimes.health(workspace.workspace());
    health.facts().forEach((name, value) -> out.printf("%-20s %s%n", name, value));
    health.hints().forEach(tool -> print(tool, "not in use"));
    health.unavailable().forEach(tool -> print(tool, "missing"));
    return health.unavailable().isEmpty() ? 0 : 1;
  }

  private void print(UnavailableTool tool, String state) {
    out.printf("%-20s %s: %s; %s%n", tool.tool(), state, tool.reason(), tool.remedy());
  }
}
