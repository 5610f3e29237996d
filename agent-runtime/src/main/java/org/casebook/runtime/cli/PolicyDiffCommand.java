package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code casebook policy diff}: which samples two versions of a policy decide differently. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Tells which samples a new version decides differently, the worst first.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:done", "2:a policy has problems, or not one row is a sample"})
final class PolicyDiffCommand implements Callable<Integer> {
  private final PolicySource source;
  private final PrintStream out;
  private final PrintStream err;

  @Parameters(index = "0", paramLabel = "OLD", description = "folder or name of the old version")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "folder or name of the new version")
  private Path after = Path.of("");

  @Mixin private final SampleOptions samples = new SampleOptions();

  PolicyDiffCommand(PolicySource source, PrintStream out, PrintStream err) {
    this.source = source;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    return samples.run(
        Optional.of(source.load(Optional.of(before))), source.load(Optional.of(after)), out, err);
  }
}
