package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.casebook.runtime.FusionLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook eval calibration}: whether a belief of 0.9 is right nine times in ten. */
@Command(
    name = "calibration",
    mixinStandardHelpOptions = true,
    description = {
      "Lets all tools look at labelled rows, fuses what they find, and measures the beliefs:",
      "calibration error beside that of a perfectly calibrated model, Brier score, log loss,",
      "what can be decided without people at a guaranteed error, and how often the guarantee",
      "breaks; with the text model copied, and beside a naive sum."
    })
final class EvalCalibrationCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(names = "--data", required = true, description = "folder of labelled data (.jsonl.gz)")
  private Path data = Path.of("");

  @Option(
      names = "--most",
      defaultValue = "4000",
      description =
          "rows of one source that are drawn, over all splits (default: ${DEFAULT-VALUE})")
  private int most = 4000;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "seed of the text model's training (default: ${DEFAULT-VALUE})")
  private long seed = 42;

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  EvalCalibrationCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    try (FusionLab lab = new FusionLab(workspace.workspace(), err)) {
      MetricPrinter.print(lab.calibration(TextCommands.folder(data), most, seed), json, out);
    }
    return 0;
  }
}
