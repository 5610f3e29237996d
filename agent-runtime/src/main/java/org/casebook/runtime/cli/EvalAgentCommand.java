package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casebook.models.Metric;
import org.casebook.models.simulation.AgentBenchmark;
import org.casebook.runtime.domain.CasebookException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook eval agent}: how well tool policies learn, where the best is known. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    description = {
      "Lets tool policies learn in made-up worlds and measures each as a share of what an exact",
      "oracle gains over no tools: fixed policies, the teacher, its clone, step-GRPO, PPO, and",
      "textbook GRPO, which collapses. About a minute a seed. With --samples or --data: learned",
      "policies beside fixed planners on real cases, in three folds."
    })
final class EvalAgentCommand implements Callable<Integer> {
  private static final int MOST_CASES = 100_000;
  private static final long SEED = 42;

  private final ScoreCommand.Opener opener;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--seeds",
      defaultValue = "10",
      description = "made-up worlds of each scenario (default: ${DEFAULT-VALUE})")
  private int seeds;

  @Option(
      names = "--cases",
      defaultValue = "1000",
      description = "logged cases that a policy learns from (default: ${DEFAULT-VALUE})")
  private int cases;

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  @Option(
      names = "--samples",
      description = "measure planners on the sample cases instead, with the tools of this machine")
  private boolean samples;

  @Option(
      names = "--data",
      paramLabel = "CASES",
      description = "measure planners on cases of your own that have a gold action")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--limit", description = "stop after this many cases")
  private int limit = Integer.MAX_VALUE;

  EvalAgentCommand(ScoreCommand.Opener opener, PrintStream out, PrintStream err) {
    this.opener = opener;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    if (samples || data.isPresent()) {
      List<Metric> figures =
          new PlannerFigures(opener, err).measure(workspace.workspace(), data, limit, SEED);
      MetricPrinter.print(figures, json, out);
      return 0;
    }
    require("--seeds", seeds, MOST_CASES);
    require("--cases", cases, MOST_CASES);
    List<Metric> metrics =
        new AgentBenchmark(
                cases,
                (stage, share) -> err.printf(Locale.ROOT, "%-60s %3.0f %%%n", stage, 100 * share),
                Thread.currentThread()::isInterrupted)
            .run(seeds);
    MetricPrinter.print(metrics, json, out);
    return 0;
  }

  private static void require(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new CasebookException(option + " " + value + ": give a number from 1 to " + most);
    }
  }
}
