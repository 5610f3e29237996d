package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.casebook.models.Metric;
import org.casebook.models.simulation.AgentBenchmark;
import org.casebook.runtime.domain.CasebookException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code casebook eval agent}: how well tool policies learn, where the best is known. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    description = {
      "Lets tool policies learn in made-up worlds and measures each as a share of what an exact",
      "oracle gains over no tools: fixed policies, the teacher, its clone, step-GRPO, PPO, and",
      "textbook GRPO, which collapses. About half a minute a seed."
    })
final class EvalAgentCommand implements Callable<Integer> {
  private static final int MOST_CASES = 100_000;

  private final PrintStream out;
  private final PrintStream err;

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

  EvalAgentCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws JsonProcessingException {
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
