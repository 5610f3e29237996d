package org.casebook.runtime.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.intake.CaseSource;
import org.casebook.runtime.log.MemoryLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook policy evidence}: runs the tools over cases once and keeps what they found. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the tools over cases once and writes what they establish, one sample per line, for",
      "policy backtest and diff. Rows that the file already holds are kept while the content and",
      "the models are the same; started again after an interruption, it goes on."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:done", "2:some cases could not be read; the others are written"})
final class PolicyEvidenceCommand implements Callable<Integer> {
  private final ScoreCommand.Opener opener;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--in",
      required = true,
      description = "cases: a folder, .jsonl(.gz), .csv(.gz), .tsv(.gz) or .parquet")
  private Path in = Path.of("");

  @Option(names = "--out", required = true, description = "where the samples go, .jsonl.gz")
  private Path out = Path.of("");

  @Mixin private final MapOption columns = new MapOption();

  PolicyEvidenceCommand(ScoreCommand.Opener opener, PrintStream err) {
    this.opener = opener;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(in)) {
      throw new CasebookException(in + ": there is no such file or folder; check the path");
    }
    if (!out.toString().endsWith(".gz")) {
      throw new CasebookException(out + ": samples are written gzipped; name a .jsonl.gz file");
    }
    MemoryLog log = new MemoryLog("evidence", Clock.systemUTC());
    try (AgentRuntime runtime = opener.open(workspace.workspace(), log, err);
        EvidenceFile file = EvidenceFile.open(out)) {
      EvidenceRun run = new EvidenceRun(runtime, log, file, err);
      new CaseSource(run::take, run::problem, Optional.empty(), columns.mapping()).read(in);
      run.finish();
      file.commit();
      return run.problems() == 0 ? 0 : 2;
    }
  }
}
