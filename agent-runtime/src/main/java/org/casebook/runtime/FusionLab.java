package org.casebook.runtime;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.casebook.models.HarmCategory;
import org.casebook.models.Metric;
import org.casebook.models.evaluation.Report;
import org.casebook.models.synthesis.FunctionalCases;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.LabelledRow;
import org.casebook.models.training.Provenance;
import org.casebook.models.training.Split;
import org.casebook.models.training.TrainingSet;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.fusion.CalibrationReport;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.fusion.LabelledEvidence;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.view.RunTrace;

/**
 * Fits and measures fusion on labelled rows: every tool looks at each row as it would at a case, so
 * that what is fitted is what will be fused.
 */
public final class FusionLab implements AutoCloseable {
  private static final String PLANNER = "all-tools";
  private static final int WINDOW = 16;

  private final MemoryLog log = new MemoryLog("fusion-lab", Clock.systemUTC());
  private final AgentRuntime runtime;
  private final PrintStream progress;
  private List<String> models = List.of();
  private int rows;

  /** Opens a workspace's models over a log that ends with the laboratory. */
  public FusionLab(Workspace workspace, PrintStream progress) {
    this.progress = progress;
    this.runtime = Runtimes.inMemory(workspace, log, progress);
  }

  /**
   * Measures calibration on a folder of labelled data: slices are calibrated on the agent's rows,
   * to which no head was fitted, and measured on the report rows.
   *
   * @param most rows of one source that are drawn
   * @param seed the seed that the text model was trained with, or its own training rows are
   *     measured
   */
  public List<Metric> calibration(Path data, int most, long seed) {
    DataFolder.Contents contents = DataFolder.read(data);
    List<LabelledEvidence> fit = look(contents, Split.AGENT, most, seed);
    List<LabelledEvidence> held = look(contents, Split.REPORT, most, seed);
    Report report =
        new Report(Provenance.digest(contents.sources()), seed, String.join(" ", models));
    CalibrationReport.add(new EvidenceFusion(FusionSettings.bundled()), fit, held, report, seed);
    return report.metrics();
  }

  private record Pending(LabelledRow row, String caseId, CompletableFuture<Decision> decision) {}

  /**
   * What all tools find in the rows of a split. It is the split of the training, made-up cases
   * included, though only collected rows are looked at; those that know nothing of any area are
   * left out.
   */
  private List<LabelledEvidence> look(
      DataFolder.Contents contents, Split split, int most, long seed) {
    Set<String> collected =
        contents.sources().stream().map(Provenance.Source::name).collect(Collectors.toSet());
    List<LabelledRow> all = contents.with(FunctionalCases.contents(seed)).rows();
    List<LabelledRow> wanted =
        TrainingSet.rows(all, split, most, seed).stream()
            .filter(row -> collected.contains(row.source()) && !truths(row).isEmpty())
            .toList();
    List<LabelledEvidence> looked = new ArrayList<>();
    Deque<Pending> pending = new ArrayDeque<>();
    for (LabelledRow row : wanted) {
      String id =
          runtime.openCase(
              new CaseDraft(
                  row.source() + ":" + row.id(),
                  "row-" + rows++,
                  Optional.of(row.text()),
                  List.of(),
                  CaseContext.unknown(),
                  Optional.empty()));
      pending.add(new Pending(row, id, runtime.run(id, PLANNER)));
      if (pending.size() == WINDOW) {
        looked.add(take(pending.remove()));
        progress.printf(Locale.ROOT, "\r%s rows: %d of %d", split, looked.size(), wanted.size());
      }
    }
    pending.forEach(row -> looked.add(take(row)));
    progress.println();
    return looked;
  }

  private LabelledEvidence take(Pending pending) {
    try {
      var unused = pending.decision().join();
      RunTrace run = runtime.caseFile(pending.caseId()).orElseThrow().lastRun().orElseThrow();
      models = run.started().models();
      LabelledRow row = pending.row();
      return new LabelledEvidence(
          row.source() + ":" + row.id(), row.language(), run.evidence(), truths(row));
    } finally {
      log.forget(pending.caseId());
    }
  }

  private static SortedMap<HarmArea, Boolean> truths(LabelledRow row) {
    SortedMap<HarmArea, Boolean> truths = new TreeMap<>();
    row.labels()
        .forEach(
            (label, positive) ->
                label
                    .category()
                    .map(HarmCategory::key)
                    .flatMap(HarmArea::ofKey)
                    .ifPresent(area -> truths.put(area, positive)));
    return truths;
  }

  @Override
  public void close() {
    runtime.close();
  }
}
