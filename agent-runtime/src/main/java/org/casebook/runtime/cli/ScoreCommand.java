package org.casebook.runtime.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.intake.CaseSource;
import org.casebook.runtime.log.MemoryLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook score}: the same agent over a stream of rows, one result row each, in order. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description =
        "Runs the agent on each row of a file and writes one row of scores each, in order. Nothing"
            + " is kept in the workspace.")
final class ScoreCommand implements Callable<Integer> {
  /** Rows under way at once: enough to keep the cores busy, few enough to stream. */
  private static final int WINDOW = 32;

  private final Opener opener;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(names = "--in", required = true, description = "cases, .jsonl or .jsonl.gz")
  private Path in = Path.of("");

  @Option(names = "--out", required = true, description = "where the rows go, .jsonl")
  private Path out = Path.of("");

  @Option(names = "--modality-dir", description = "folder that media paths are relative to")
  private Optional<Path> modalityDir = Optional.empty();

  @Option(
      names = "--planner",
      defaultValue = "",
      description = "cheapest-first or all-tools (default: cheapest-first)")
  private String planner = "";

  ScoreCommand(Opener opener, PrintStream err) {
    this.opener = opener;
    this.err = err;
  }

  /** Opens a workspace over a log that is not kept. */
  interface Opener {
    AgentRuntime open(Workspace workspace, MemoryLog log, PrintStream progress);
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(in)) {
      throw new CasebookException(in + ": there is no such file; check the path");
    }
    MemoryLog log = new MemoryLog("score", Clock.systemUTC());
    Path absolute = out.toAbsolutePath();
    Path partial = absolute.resolveSibling(absolute.getFileName() + ".partial");
    try (AgentRuntime runtime = opener.open(workspace.workspace(), log, err);
        BufferedWriter writer = Files.newBufferedWriter(partial)) {
      Stream stream = new Stream(runtime, log, writer);
      new CaseSource(stream::take, stream::problem, modalityDir).read(in);
      stream.finish();
      writer.close();
      Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING);
      return stream.problems == 0 ? 0 : 2;
    }
  }

  /** One pass over the rows. */
  private final class Stream {
    private final AgentRuntime runtime;
    private final MemoryLog log;
    private final BufferedWriter writer;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final long start = System.nanoTime();
    private long rows;
    private int problems;

    Stream(AgentRuntime runtime, MemoryLog log, BufferedWriter writer) {
      this.runtime = runtime;
      this.log = log;
      this.writer = writer;
    }

    void problem(String message) {
      problems++;
      err.println("casebook: " + message);
    }

    /** Starts a row; its case id is its number, as ids in a file may repeat. */
    void take(CaseDraft draft) {
      String id = "row-" + rows++;
      try {
        runtime.openCase(
            new CaseDraft(
                draft.source(),
                id,
                draft.text(),
                draft.media(),
                draft.context(),
                Optional.empty()));
        pending.add(new Pending(draft.id(), id, runtime.run(id, planner)));
      } catch (CasebookException e) {
        problem(e.getMessage());
      }
      if (pending.size() >= WINDOW) {
        write(pending.remove());
      }
    }

    void finish() {
      pending.forEach(this::write);
      tell();
      err.println();
    }

    private void write(Pending row) {
      try {
        row.decision().join();
        writer.write(
            ScoreRow.of(
                row.id(), runtime.caseFile(row.caseId()).orElseThrow().lastRun().orElseThrow()));
        writer.newLine();
      } catch (CompletionException e) {
        problem("row " + row.id() + ": " + e.getCause());
      } catch (IOException e) {
        throw new UncheckedIOException(out + " can not be written; check the disk", e);
      } finally {
        log.forget(row.caseId());
      }
      if (rows % 100 == 0) {
        tell();
      }
    }

    private void tell() {
      double seconds = (System.nanoTime() - start) / 1e9;
      err.printf(Locale.ROOT, "\r%d rows, %.0f rows/s", rows, rows / seconds);
    }
  }

  private record Pending(String id, String caseId, CompletableFuture<Decision> decision) {}
}
