package org.casebook.runtime;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.casebook.runtime.fusion.ReliabilityFit;
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
  private int opened;

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
    Looked looked = look(contents, most, seed);
    Report report =
        new Report(Provenance.digest(contents.sources()), seed, String.join(" ", models));
    CalibrationReport.add(
        new EvidenceFusion(FusionSettings.bundled()), looked.fit(), looked.held(), report, seed);
    return report.metrics();
  }

  /**
   * Learned trust in each source, with what it changes on rows that it was not learned from.
   *
   * @param before log loss on the report rows with the trust that ships, calibrated per slice
   * @param after the same with the learned trust
   */
  public record Trust(
      SortedMap<String, Double> reliabilities,
      int rows,
      double before,
      double after,
      String dataSha256,
      long seed,
      List<String> models) {}

  /**
   * Learns from the agent's rows how far each source is to be trusted.
   *
   * @param most as in {@link #calibration}
   */
  public Trust reliability(Path data, int most, long seed) {
    DataFolder.Contents contents = DataFolder.read(data);
    Looked looked = look(contents, most, seed);
    FusionSettings ships = FusionSettings.bundled();
    SortedMap<String, Double> learned = ReliabilityFit.fit(looked.fit(), ships);
    return new Trust(
        learned,
        looked.fit().size(),
        CalibrationReport.logLoss(new EvidenceFusion(ships), looked.fit(), looked.held()),
        CalibrationReport.logLoss(
            new EvidenceFusion(ships.withReliabilities(learned)), looked.fit(), looked.held()),
        Provenance.digest(contents.sources()),
        seed,
        models);
  }

  /** Rows to fit to and rows to report on. */
  private record Looked(List<LabelledEvidence> fit, List<LabelledEvidence> held) {}

  private Looked look(DataFolder.Contents contents, int most, long seed) {
    Set<String> collected =
        contents.sources().stream().map(Provenance.Source::name).collect(Collectors.toSet());
    // the split of the training, which has made-up cases too; they are not looked at
    Map<Split, List<LabelledRow>> rows =
        TrainingSet.rows(contents.with(FunctionalCases.contents(seed)).rows(), most, seed);
    return new Looked(look(rows, Split.AGENT, collected), look(rows, Split.REPORT, collected));
  }

  private record Pending(LabelledRow row, String caseId, CompletableFuture<Decision> decision) {}

  /** What all tools find in the collected rows of a split that know something of an area. */
  private List<LabelledEvidence> look(
      Map<Split, List<LabelledRow>> bySplit, Split split, Set<String> collected) {
    List<LabelledRow> wanted =
        bySplit.getOrDefault(split, List.of()).stream()
            .filter(row -> collected.contains(row.source()) && !truths(row).isEmpty())
            .toList();
    List<LabelledEvidence> looked = new ArrayList<>();
    Deque<Pending> pending = new ArrayDeque<>();
    for (LabelledRow row : wanted) {
      String id =
          runtime.openCase(
              new CaseDraft(
                  row.source() + ":" + row.id(),
                  "row-" + opened++,
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
