package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.AgentRuntime.Opened;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.EventJson;
import org.casebook.runtime.log.EventLog.Subscription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook triage}: the agent over cases, every step told as it happens. */
@Command(
    name = "triage",
    mixinStandardHelpOptions = true,
    description =
        "Runs the agent on cases and tells each step: tool, why, what it found, belief, cost; then"
            + " the decision with citations and rationale.")
final class TriageCommand implements Callable<Integer> {
  private final Opener opener;
  private final PrintStream out;
  private final PrintStream err;
  private final Style style;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "CASES",
      description =
          "a .json, .jsonl(.gz), .csv, .parquet, .txt or media file, or a folder (default: the"
              + " samples)")
  private Optional<Path> cases = Optional.empty();

  @Option(
      names = "--planner",
      defaultValue = "",
      description = "cheapest-first or all-tools (default: cheapest-first)")
  private String planner = "";

  @Option(names = "--limit", description = "stop after this many cases")
  private int limit = Integer.MAX_VALUE;

  @Option(names = "--quiet", description = "no steps, only the table at the end")
  private boolean quiet;

  @Option(names = "--json", description = "the run's events as JSON lines on standard output")
  private boolean json;

  TriageCommand(Opener opener, PrintStream out, PrintStream err, Style style) {
    this.opener = opener;
    this.out = out;
    this.err = err;
    this.style = style;
  }

  @Override
  public Integer call() {
    try (AgentRuntime runtime = opener.open(workspace.workspace(), err)) {
      Opened opened = cases.isPresent() ? runtime.openCases(cases.get()) : runtime.openSamples();
      List<String> problems = new ArrayList<>(opened.problems());
      problems.forEach(problem -> err.println("casebook: " + problem));
      runtime
          .unavailable()
          .forEach(
              tool ->
                  err.println(
                      "casebook: "
                          + tool.tool()
                          + " is not available: "
                          + tool.reason()
                          + "; "
                          + tool.remedy()));
      GoldReport report = new GoldReport();
      try (Subscription telling = tell(runtime)) {
        int number = 0;
        List<String> ids = opened.caseIds().stream().limit(limit).toList();
        for (String id : ids) {
          header(++number, ids.size(), runtime.caseFile(id).orElseThrow().content());
          run(runtime, id, report, problems);
        }
      }
      if (!json) {
        report.print(out, style);
        out.println("Everything is in the log of " + workspace.workspace().home() + ".");
      }
      return problems.isEmpty() ? 0 : 2;
    }
  }

  private void run(AgentRuntime runtime, String id, GoldReport report, List<String> problems) {
    try {
      report.add(runtime.caseFile(id).orElseThrow().content(), runtime.run(id, planner).join());
    } catch (CompletionException e) {
      problems.add(id);
      err.println("casebook: case " + id + ": " + e.getCause());
    }
  }

  private void header(int number, int of, Case content) {
    if (json) {
      return;
    }
    if (quiet) {
      err.print("\r" + number + "/" + of + " cases");
      if (number == of) {
        err.println();
      }
      return;
    }
    out.println();
    out.println(
        style.bold("[" + number + "/" + of + "] " + content.id())
            + "  "
            + style.dim(TriagePrinter.oneLine(content.text())));
  }

  private Subscription tell(AgentRuntime runtime) {
    TriagePrinter printer = new TriagePrinter(out, style);
    return runtime.subscribe(
        logged -> {
          if (json) {
            out.println(EventJson.write(logged));
          } else if (!quiet) {
            logged.event().accept(printer);
          }
        });
  }

  /** Opens a workspace, telling progress. */
  interface Opener {
    AgentRuntime open(org.casebook.runtime.Workspace workspace, PrintStream progress)
        throws CasebookException;
  }
}
