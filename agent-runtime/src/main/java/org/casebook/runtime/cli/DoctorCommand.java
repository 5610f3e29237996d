package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.casebook.runtime.Health;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook doctor}: what is there, what could be had and how, and what is broken. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what is installed and active, what is missing and how to get it.",
      "Exit status 1 only when something is broken; what is merely missing is a hint."
    })
final class DoctorCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(names = "--json", description = "one JSON document")
  private boolean json;

  DoctorCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Health health = Health.of(workspace.workspace(), System.getenv());
    if (json) {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(health));
    } else {
      health.facts().forEach((name, value) -> out.printf("%-38s %s%n", name, value));
      health
          .hints()
          .forEach(
              tool ->
                  out.printf(
                      "hint: %-32s not in use: %s; %s%n",
                      tool.tool(), tool.reason(), tool.remedy()));
      health.broken().forEach(problem -> out.println("broken: " + problem));
    }
    return health.broken().isEmpty() ? 0 : 1;
  }
}
