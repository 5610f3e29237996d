package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.List;
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
    List<UnavailableTool> missing = health.unavailable();
    missing.forEach(
        tool -> out.printf("%-20s missing: %s; %s%n", tool.tool(), tool.reason(), tool.remedy()));
    return missing.isEmpty() ? 0 : 1;
  }
}
