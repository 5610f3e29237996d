package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.casebook.runtime.Promotion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook models rollback}: takes the last promotion back. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Takes the last promotion back: the version before it decides again.")
final class RollbackCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--reason",
      defaultValue = "rolled back on the command line",
      description = "why; the log keeps it")
  private String reason = "";

  @Option(names = "--json", description = "one JSON document: the event in the log")
  private boolean json;

  RollbackCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return new PromotionPrinter(out, json)
        .print(new Promotion(workspace.workspace()).rollback(reason));
  }
}
