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
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.policy.SignalVocabulary;
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

  /**
   * How a signal was established.
   *
   * @param tools that established it
   * @param noted texts that have it
   * @param found of those, texts in which it was established
   * @param wrong texts without it in which it was established
   */
  record SignalRow(
      String signal,
      SortedSet<String> tools,
      int noted,
      int found,
      int wrong,
      double precision,
      double recall) {}

  @Override
  public Integer call() throws JsonProcessingException {
    List<Noted> rows = rows();
    SortedMap<String, int[]> counts = new TreeMap<>();
    SortedMap<String, SortedSet<String>> tools = new TreeMap<>();
    MemoryLog log = new MemoryLog("eval-signals", Clock.systemUTC());
    try (AgentRuntime runtime = opener.open(workspace.workspace(), log, err)) {
      for (int i = 0; i < rows.size(); i++) {
        count(rows.get(i), evidence(runtime, log, i, rows.get(i)), counts, tools);
        err.printf("\r%d of %d texts", i + 1, rows.size());
      }
      err.println();
    }
    List<SignalRow> table = new ArrayList<>();
    counts.forEach(
        (signal, n) ->
            table.add(
                new SignalRow(
                    signal,
                    tools.getOrDefault(signal, new TreeSet<>()),
                    n[0],
                    n[1],
                    n[2],
                    share(n[1], n[1] + n[2]),
                    share(n[1], n[0]))));
    if (json) {
      out.println(CanonicalJson.write(table));
    } else {
      print(table);
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

  private static void count(
      Noted noted,
      List<Evidence> evidence,
      SortedMap<String, int[]> counts,
      SortedMap<String, SortedSet<String>> tools) {
    SortedSet<String> established = new TreeSet<>();
    for (Evidence found : evidence) {
      if (judged(found.signal())) {
        established.add(found.signal());
        tools.computeIfAbsent(found.signal(), s -> new TreeSet<>()).add(found.tool());
      }
    }
    for (String signal : noted.signals()) {
      int[] n = counts.computeIfAbsent(signal, s -> new int[3]);
      n[0]++;
      n[1] += established.contains(signal) ? 1 : 0;
    }
    for (String signal : established) {
      if (!noted.signals().contains(signal)) {
        counts.computeIfAbsent(signal, s -> new int[3])[2]++;
      }
    }
  }

  private static boolean judged(String signal) {
    return (signal.startsWith("cue.") || signal.startsWith("frame."))
        && SignalVocabulary.signals().contains(signal);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? Double.NaN : part / (double) whole;
  }

  private void print(List<SignalRow> table) {
    out.printf(
        "%-28s %6s %6s %6s %10s %7s  %s%n",
        "signal", "noted", "found", "wrong", "precision", "recall", "by");
    int noted = 0;
    int found = 0;
    int wrong = 0;
    for (SignalRow row : table) {
      line(row.signal(), row.noted(), row.found(), row.wrong(), String.join(", ", row.tools()));
      noted += row.noted();
      found += row.found();
      wrong += row.wrong();
    }
    line("all", noted, found, wrong, "");
  }

  private void line(String name, int noted, int found, int wrong, String by) {
    out.printf(
        Locale.ROOT,
        "%-28s %6d %6d %6d %10s %7s  %s%n",
        name,
        noted,
        found,
        wrong,
        text(share(found, found + wrong)),
        text(share(found, noted)),
        by);
  }

  private static String text(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", share);
  }

  private List<Noted> rows() {
    List<Noted> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(data)) {
        JsonNode row = JSON.readTree(line);
        SortedSet<String> signals = new TreeSet<>();
        row.path("signals").forEach(signal -> signals.add(signal.asText()));
        for (String signal : signals) {
          if (!judged(signal)) {
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
