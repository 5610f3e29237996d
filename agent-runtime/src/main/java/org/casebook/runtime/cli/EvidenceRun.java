package org.casebook.runtime.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.backtest.SampleRow;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.intake.CaseDraft.MediaFile;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.view.RunTrace;

/** One pass of the tools over cases, each of which becomes a sample. */
final class EvidenceRun {
  /** Every tool must speak: what a policy of tomorrow asks for is not known today. */
  private static final String PLANNER = "all-tools";

  private static final int WINDOW = 16;

  private final AgentRuntime runtime;
  private final MemoryLog log;
  private final EvidenceFile file;
  private final PrintStream err;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final String tools;
  private final long start = System.nanoTime();
  private long rows;
  private long kept;
  private int problems;

  EvidenceRun(AgentRuntime runtime, MemoryLog log, EvidenceFile file, PrintStream err) {
    this.runtime = runtime;
    this.log = log;
    this.file = file;
    this.err = err;
    this.tools = tools();
  }

  private record Pending(
      CaseDraft draft,
      String caseId,
      String madeFrom,
      Optional<CompletableFuture<Decision>> decision) {}

  /** What would speak, told by a run over a text that nobody sees. */
  private String tools() {
    String id =
        runtime.openCase(
            new CaseDraft(
                "probe",
                "probe",
                Optional.of("-"),
                List.of(),
                CaseContext.unknown(),
                Optional.empty()));
    runtime.run(id, PLANNER).join();
    RunTrace run = runtime.caseFile(id).orElseThrow().lastRun().orElseThrow();
    StringBuilder names = new StringBuilder(CanonicalJson.write(run.started().models()));
    run.steps().forEach(s -> names.append(s.tool()).append('/').append(s.toolVersion()));
    run.started().unavailable().forEach(u -> names.append(CanonicalJson.write(u)));
    log.forget(id);
    return names.toString();
  }

  void problem(String message) {
    problems++;
    err.println("casebook: " + message);
  }

  int problems() {
    return problems;
  }

  void take(CaseDraft draft) {
    String caseId = "row-" + rows++;
    try {
      String madeFrom = madeFrom(draft);
      if (file.knows(madeFrom)) {
        pending.add(new Pending(draft, caseId, madeFrom, Optional.empty()));
        drain();
        return;
      }
      runtime.openCase(
          new CaseDraft(
              draft.source(),
              caseId,
              draft.text(),
              draft.media(),
              draft.context(),
              Optional.empty()));
      pending.add(new Pending(draft, caseId, madeFrom, Optional.of(runtime.run(caseId, PLANNER))));
    } catch (CasebookException | IOException e) {
      problem(draft.source() + ": " + e.getMessage());
    }
    drain();
  }

  private void drain() {
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
    if (row.decision().isEmpty()) {
      file.keep(row.madeFrom());
      kept++;
      tell();
      return;
    }
    try {
      row.decision().get().join();
      RunTrace run = runtime.caseFile(row.caseId()).orElseThrow().lastRun().orElseThrow();
      file.add(SampleRow.write(sample(row.draft(), run)), row.madeFrom());
    } catch (CompletionException e) {
      problem(row.draft().source() + ": " + e.getCause());
    } catch (IOException e) {
      throw new UncheckedIOException("the samples can not be written; check the disk", e);
    } finally {
      log.forget(row.caseId());
    }
    tell();
  }

  private Sample sample(CaseDraft draft, RunTrace run) {
    LocalDate day =
        draft
            .context()
            .createdAt()
            .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
            .or(() -> runtime.policy().scope().validFrom())
            .orElse(LocalDate.EPOCH);
    CaseFacts facts =
        CaseFacts.of(run.evidence(), run.belief().orElseThrow(), Map.of(), draft.context(), day);
    SortedMap<HarmArea, Double> beliefs = new TreeMap<>();
    run.belief().orElseThrow().areas().forEach((area, b) -> beliefs.put(area, b.probability()));
    return new Sample(
        draft.id(),
        draft.text().orElse(""),
        ScoreRow.observed(run, "language").orElse("und"),
        facts.signals(),
        beliefs,
        draft.context().country(),
        draft.context().surface(),
        day,
        draft.gold(),
        new TreeMap<>());
  }

  private String madeFrom(CaseDraft draft) throws IOException {
    StringBuilder all = new StringBuilder(tools).append('\n');
    all.append(draft.id()).append('\n').append(draft.text().orElse("")).append('\n');
    for (MediaFile media : draft.media()) {
      all.append(Digest.sha256(Files.readAllBytes(media.path()))).append('\n');
    }
    all.append(CanonicalJson.write(draft.context()));
    draft.gold().ifPresent(gold -> all.append(CanonicalJson.write(gold)));
    return Digest.sha256(all.toString());
  }

  private void tell() {
    double seconds = (System.nanoTime() - start) / 1e9;
    err.printf(Locale.ROOT, "\r%d rows, %d of them kept, %.1f rows/s", rows, kept, rows / seconds);
  }
}
