package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code casebook policy backtest}: what a policy makes of samples, without running a model. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = "Runs a policy over samples whose evidence is known; no model runs.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:done", "2:the policy has problems, or not one row is a sample"})
final class PolicyBacktestCommand implements Callable<Integer> {
  private final PolicySource source;
  private final PrintStream out;
  private final PrintStream err;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the folder with policy.yaml (default: the bundled policy)")
  private Optional<Path> folder = Optional.empty();

  @Mixin private final SampleOptions samples = new SampleOptions();

  PolicyBacktestCommand(PolicySource source, PrintStream out, PrintStream err) {
    this.source = source;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    return samples.run(Optional.empty(), source.load(folder), out, err);
  }
}
