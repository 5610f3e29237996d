package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.casebook.models.Metric;
import org.casebook.runtime.ModerationLab;
import org.casebook.runtime.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook eval fusion}, {@code eval routing} and {@code eval confounders}. */
@Command(mixinStandardHelpOptions = true)
final class EvalModerationCommand implements Callable<Integer> {
  private final ModerationLab.Question question;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();
  @Mixin private final ModerationOptions options = new ModerationOptions();

  @Option(
      names = "--seeds",
      defaultValue = "5",
      description = "trainings of each kind, for routing (default: ${DEFAULT-VALUE})")
  private int seeds;

  @Option(names = "--json", description = "one JSON document")
  private boolean json;

  EvalModerationCommand(ModerationLab.Question question, PrintStream out, PrintStream err) {
    this.question = question;
    this.out = out;
    this.err = err;
  }

  /** The command under the name of its question. */
  CommandLine line() {
    CommandLine line = new CommandLine(this);
    line.getCommandSpec().name(question.name().toLowerCase(Locale.ROOT));
    line.getCommandSpec()
        .usageMessage()
        .description(
            switch (question) {
              case FUSION ->
                  "Trains the moderation model and measures it on texts, on policies that it was not"
                      + " trained on, with few labels and with parts missing.";
              case ROUTING ->
                  "Trains mixtures of experts and dense networks of the same active compute and"
                      + " compares them, with the health of the experts.";
              case CONFOUNDERS ->
                  "Trains the moderation model and measures whether it puts words and senses"
                      + " together.";
            });
    return line;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Workspace home = workspace.workspace();
    try (ModerationLab lab = new ModerationLab(home)) {
      List<Metric> metrics =
          lab.evaluate(
              question,
              options.plan(),
              seeds,
              (stage, share) -> err.printf(Locale.ROOT, "\r%-70s %3.0f %%", stage, 100 * share),
              Thread.currentThread()::isInterrupted);
      err.println();
      MetricPrinter.print(metrics, json, out);
      return 0;
    }
  }
}
