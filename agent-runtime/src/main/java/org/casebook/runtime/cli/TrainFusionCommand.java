package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.casebook.runtime.ModerationLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook train fusion}. */
@Command(
    name = "fusion",
    mixinStandardHelpOptions = true,
    description =
        "Trains the moderation model, a mixture of experts over texts, pictures and sounds, and"
            + " exports it. Interrupted, it goes on where it stood. It takes no part in decisions.")
final class TrainFusionCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();
  @Mixin private final ModerationOptions options = new ModerationOptions();

  @Option(
      names = "--as",
      defaultValue = "local-1",
      description = "name of the version (default: ${DEFAULT-VALUE})")
  private String version = "local-1";

  TrainFusionCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try (ModerationLab lab = new ModerationLab(workspace.workspace())) {
      ModerationLab.Trained trained =
          lab.train(
              options.plan(),
              version,
              (stage, share) -> err.printf(Locale.ROOT, "\r%-70s %3.0f %%", stage, 100 * share),
              Thread.currentThread()::isInterrupted);
      err.println();
      out.printf(
          Locale.ROOT,
          "%d parameters, %d steps; trained and served differ by at most %.1e in a logit%n"
              + "written to %s%n",
          trained.parameters(),
          trained.steps(),
          trained.difference(),
          trained.folder());
      return 0;
    }
  }
}
