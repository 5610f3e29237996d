package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.casebook.models.Metric;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.learning.PlannerReport;
import org.casebook.runtime.learning.PlannerTrial;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.view.RunTrace;

/** Runs all tools and cheapest-first over cases with gold, and lets policies learn from them. */
final class PlannerFigures {
  private static final int LEAST = 30;

  private final ScoreCommand.Opener opener;
  private final PrintStream err;

  PlannerFigures(ScoreCommand.Opener opener, PrintStream err) {
    this.opener = opener;
    this.err = err;
  }

  /**
   * Measures.
   *
   * @param data cases with gold; empty for the samples
   * @param limit most cases that are taken
   * @throws CasebookException when fewer than thirty cases have gold
   */
  List<Metric> measure(Workspace workspace, Optional<Path> data, int limit, long seed) {
    MemoryLog log = new MemoryLog("eval-agent", Clock.systemUTC());
    try (AgentRuntime runtime = opener.open(workspace, log, err)) {
      AgentRuntime.Opened opened =
          data.isPresent() ? runtime.openCases(data.get()) : runtime.openSamples();
      opened.problems().forEach(problem -> err.println("casebook: " + problem));
      FusionSettings settings = FusionSettings.bundled();
      PlannerTrial trial =
          new PlannerTrial(
              new EvidenceFusion(settings), new Adjudicator(runtime.policy(), settings, List.of()));
      List<String> taken = new ArrayList<>();
      for (String id : opened.caseIds()) {
        Case content = runtime.caseFile(id).orElseThrow().content();
        if (content.gold().isPresent() && taken.size() < limit) {
          take(runtime, content, trial, taken);
          err.printf(Locale.ROOT, "\r%d cases", taken.size());
        }
      }
      err.println();
      if (taken.size() < LEAST) {
        throw new CasebookException(
            taken.size()
                + " cases with a gold action: policies can not learn from fewer than "
                + LEAST
                + "; give more with --data");
      }
      if (trial.leftOut() > 0) {
        err.println(trial.leftOut() + " cases were left out: they take too many calls");
      }
      return PlannerReport.of(
          trial.run(
              seed,
              (stage, share) -> err.printf(Locale.ROOT, "%-40s %3.0f %%%n", stage, 100 * share),
              Thread.currentThread()::isInterrupted),
          Digest.sha256(String.join("\n", taken)),
          seed);
    }
  }

  private void take(AgentRuntime runtime, Case content, PlannerTrial trial, List<String> taken) {
    try {
      trial.add(
          content,
          run(runtime, content.id(), "all-tools"),
          run(runtime, content.id(), "cheapest-first"));
      taken.add(content.id());
    } catch (CompletionException e) {
      err.println("casebook: case " + content.id() + ": " + e.getCause());
    }
  }

  private static RunTrace run(AgentRuntime runtime, String id, String planner) {
    runtime.run(id, planner).join();
    return runtime.caseFile(id).orElseThrow().lastRun().orElseThrow();
  }
}
