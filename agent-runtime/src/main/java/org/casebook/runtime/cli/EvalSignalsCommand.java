package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.MemoryLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook eval signals}: how well the tools settle what clauses require. */
@Command(
    name = "signals",
    mixinStandardHelpOptions = true,
    description = {
      "Runs all tools over texts of which people noted the signals, and tells for each signal which",
      "tool establishes it, with precision and recall."
    })
final class EvalSignalsCommand implements Callable<Integer> {
  private static final String PLANNER = "all-tools";
  private static final Predicate<String> JUDGED = SignalTable.families("cue.", "frame.");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScoreCommand.Opener opener;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines {id, text, signals[]}; signals are all cue.* and frame.* that hold")
  private Path data = Path.of("");

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  EvalSignalsCommand(ScoreCommand.Opener opener, PrintStream out, PrintStream err) {
    this.opener = opener;
    this.out = out;
    this.err = err;
  }

  /**
   * A text with what a careful reader establishes.
   *
   * @param signals complete for the families {@code cue} and {@code frame}
   */
  private record Noted(String text, SortedSet<String> signals) {}

  @Override
  public Integer call() throws JsonProcessingException {
    List<Noted> rows = rows();
    SignalTable table = new SignalTable(JUDGED);
    MemoryLog log = new MemoryLog("eval-signals", Clock.systemUTC());
    try (AgentRuntime runtime = opener.open(workspace.workspace(), log, err)) {
      for (int i = 0; i < rows.size(); i++) {
        table.add(rows.get(i).signals(), establishing(evidence(runtime, log, i, rows.get(i))));
        err.printf("\r%d of %d texts", i + 1, rows.size());
      }
      err.println();
    }
    if (json) {
      out.println(CanonicalJson.write(table.rows()));
    } else {
      table.print(out);
    }
    return 0;
  }

  private List<Evidence> evidence(AgentRuntime runtime, MemoryLog log, int row, Noted noted) {
    String id = "row-" + row;
    runtime.openCase(
        new CaseDraft(
            data + ":" + (row + 1),
            id,
            Optional.of(noted.text()),
            List.of(),
            CaseContext.unknown(),
            Optional.empty()));
    try {
      runtime.run(id, PLANNER).join();
      return runtime.caseFile(id).orElseThrow().lastRun().orElseThrow().evidence();
    } finally {
      log.forget(id);
    }
  }

  /** Each signal with the tools that found it. */
  static SortedMap<String, SortedSet<String>> establishing(List<Evidence> evidence) {
    SortedMap<String, SortedSet<String>> tools = new TreeMap<>();
    evidence.forEach(
        found -> tools.computeIfAbsent(found.signal(), s -> new TreeSet<>()).add(found.tool()));
    return tools;
  }

  private List<Noted> rows() {
    List<Noted> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(data)) {
        JsonNode row = JSON.readTree(line);
        SortedSet<String> signals = new TreeSet<>();
        row.path("signals").forEach(signal -> signals.add(signal.asText()));
        for (String signal : signals) {
          if (!JUDGED.test(signal)) {
            throw new CasebookException(
                data
                    + ":"
                    + (rows.size() + 1)
                    + ": '"
                    + signal
                    + "' is no cue.* or frame.* signal");
          }
        }
        rows.add(new Noted(row.path("text").asText(), signals));
      }
    } catch (IOException e) {
      throw new CasebookException(
          "--data " + data + " can not be read as JSON lines; name a file of texts", e);
    }
    return rows;
  }
}
