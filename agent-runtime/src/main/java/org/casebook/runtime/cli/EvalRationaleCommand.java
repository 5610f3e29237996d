package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.casebook.runtime.RationaleTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook eval rationale}: whether the reasons given are the reasons. */
@Command(
    name = "rationale",
    mixinStandardHelpOptions = true,
    description = {
      "Decides the samples and measures their explanations in every language: whether the outcome",
      "follows from an account whose clauses and actions are masked, whether each sentence names",
      "what it rests on, and how often a change of outcome is found."
    })
final class EvalRationaleCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(names = "--limit", description = "stop after this many samples")
  private int limit = Integer.MAX_VALUE;

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  EvalRationaleCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    MetricPrinter.print(RationaleTrial.run(workspace.workspace(), limit, err), json, out);
    return 0;
  }
}
