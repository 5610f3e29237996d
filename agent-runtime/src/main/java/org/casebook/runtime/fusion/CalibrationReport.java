package org.casebook.runtime.fusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.casebook.models.evaluation.Calibration;
import org.casebook.models.evaluation.GuaranteeTrial;
import org.casebook.models.evaluation.Measure;
import org.casebook.models.evaluation.Report;
import org.casebook.models.evaluation.Scored;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.fusion.SliceCalibration.Point;

/**
 * Whether fused beliefs mean what they say, and what they let decide alone. Slices are calibrated
 * on one set of rows and measured on another; beside each calibration error stands the band in
 * which a perfectly calibrated model of that many rows would lie.
 */
public final class CalibrationReport {
  private static final int BAND_DRAWS = 200;
  private static final int SPLITS = 200;
  private static final int COPIES = 3;
  private static final double DELTA = 0.1;

  private final EvidenceFusion fusion;
  private final List<LabelledEvidence> fit;
  private final List<LabelledEvidence> held;
  private final Report report;
  private final long seed;

  private CalibrationReport(
      EvidenceFusion fusion,
      List<LabelledEvidence> fit,
      List<LabelledEvidence> held,
      Report report,
      long seed) {
    this.fusion = fusion;
    this.fit = fit;
    this.held = held;
    this.report = report;
    this.seed = seed;
  }

  /**
   * Adds the figures.
   *
   * @param fit rows that slices are calibrated on
   * @param held rows that figures are reported on
   */
  public static void add(
      EvidenceFusion fusion,
      List<LabelledEvidence> fit,
      List<LabelledEvidence> held,
      Report report,
      long seed) {
    new CalibrationReport(fusion, fit, held, report, seed).add();
  }

  /** The log loss on held rows, all areas together, of beliefs that are calibrated per slice. */
  public static double logLoss(
      EvidenceFusion fusion, List<LabelledEvidence> fit, List<LabelledEvidence> held) {
    Sum sum = (area, evidence) -> fusion.fuse(evidence).of(area).logOdds();
    return Calibration.logLoss(
        judge(held, sum, SliceCalibration.fit(points(fit, sum))).stream()
            .map(Judged::row)
            .toList());
  }

  /** A way to turn evidence into log-odds. */
  private interface Sum {
    double of(HarmArea area, List<Evidence> evidence);
  }

  private double fused(HarmArea area, List<Evidence> evidence) {
    return fusion.fuse(evidence).of(area).logOdds();
  }

  /**
   * Every weight in full: what one gets who believes that all sources are independent and right.
   */
  private static double naive(HarmArea area, List<Evidence> evidence) {
    return evidence.stream().mapToDouble(e -> e.weights().getOrDefault(area, 0.0)).sum();
  }

  private void add() {
    SliceCalibration ours = SliceCalibration.fit(points(fit, this::fused));
    List<Judged> judged = judge(held, this::fused, ours);
    for (HarmArea area : areas()) {
      slice("fused." + area.key(), judged, row -> row.area() == area, true);
      for (String language : languages()) {
        slice(
            "fused." + area.key() + ".lang_" + language,
            judged,
            row -> row.area() == area && row.language().equals(language),
            false);
      }
    }
    slice("fused.all_areas", judged, row -> true, false);
    SliceCalibration naive = SliceCalibration.intercepts(points(fit, CalibrationReport::naive));
    copies("fused", judged, judge(copied(), this::fused, ours));
    copies(
        "naive_sum",
        judge(held, CalibrationReport::naive, naive),
        judge(copied(), CalibrationReport::naive, naive));
    singles(judged);
  }

  private record Judged(HarmArea area, String language, Scored row) {}

  private static List<Point> points(List<LabelledEvidence> rows, Sum sum) {
    List<Point> points = new ArrayList<>();
    for (LabelledEvidence row : rows) {
      row.truths()
          .forEach(
              (area, truth) ->
                  points.add(new Point(area, row.language(), sum.of(area, row.evidence()), truth)));
    }
    return points;
  }

  private static List<Judged> judge(
      List<LabelledEvidence> rows, Sum sum, SliceCalibration calibration) {
    List<Judged> judged = new ArrayList<>();
    for (Point point : points(rows, sum)) {
      double p = calibration.probability(point.area(), point.language(), point.logOdds());
      judged.add(new Judged(point.area(), point.language(), new Scored(p, point.positive())));
    }
    return judged;
  }

  /** The held rows with the text model copied under two more names. */
  private List<LabelledEvidence> copied() {
    return held.stream().map(CalibrationReport::copied).toList();
  }

  private static LabelledEvidence copied(LabelledEvidence row) {
    List<Evidence> evidence = new ArrayList<>(row.evidence());
    for (Evidence e : row.evidence()) {
      for (int copy = 2; e.signal().startsWith("score.") && copy <= COPIES; copy++) {
        evidence.add(
            new Evidence(
                e.id() + "/copy-" + copy,
                e.tool() + "_" + copy,
                e.signal(),
                e.weights(),
                e.reliability(),
                e.group(),
                e.locators(),
                e.quote()));
      }
    }
    return new LabelledEvidence(row.id(), row.language(), evidence, row.truths());
  }

  private void slice(String name, List<Judged> all, Predicate<Judged> condition, boolean decide) {
    List<Scored> rows = all.stream().filter(condition).map(Judged::row).toList();
    long positives = rows.stream().filter(Scored::positive).count();
    if (rows.size() < SliceCalibration.LEAST_ROWS || positives == 0 || positives == rows.size()) {
      return;
    }
    String where = " of fused and calibrated beliefs, slice " + name;
    List<Double> band = Calibration.perfectBand(rows, seed, BAND_DRAWS);
    report.add(
        name + ".ece",
        String.format(
            Locale.ROOT,
            "expected calibration error, 15 bins of equal mass%s; 95 %% band of a perfectly"
                + " calibrated model on as many rows: %.4f to %.4f; the baseline is its upper end",
            where,
            band.get(0),
            band.get(1)),
        rows,
        Measure::calibrationError,
        band.get(1));
    report.add(name + ".brier", "Brier score" + where, rows, Calibration::brier, null);
    report.add(name + ".log_loss", "log loss in nats" + where, rows, Calibration::logLoss, null);
    report.add(
        name + ".aurc",
        "area under the curve of selective risk" + where,
        rows,
        Calibration::selectiveRisk,
        null);
    report.add(
        name + ".average_precision",
        "average precision" + where,
        rows,
        Measure::averagePrecision,
        positives / (double) rows.size());
    if (decide) {
      guarantee(name, rows, 0.05);
      guarantee(name, rows, 0.10);
    }
  }

  private void guarantee(String name, List<Scored> rows, double alpha) {
    GuaranteeTrial trial = GuaranteeTrial.run(rows, alpha, DELTA, SPLITS, seed);
    double tolerated = GuaranteeTrial.tolerated(DELTA, SPLITS);
    String at = name + String.format(Locale.ROOT, ".alpha_%.2f.", alpha);
    String keeping =
        String.format(Locale.ROOT, "; at most %.3f is in keeping with delta 0.1", tolerated);
    String halves = " over 200 random splits, one half certifies, the other is the stream";
    String draws = " over 200 draws with replacement, all rows are the stream";
    number(at + "auto_coverage", "mean share decided without people" + halves, trial.coverage());
    String misses = "share of splits with more than alpha misses among the allowed,";
    String alarms = "share of splits with more than alpha false alarms among those acted on,";
    number(at + "allow_broken", misses + halves + keeping, trial.halves().allow());
    number(at + "act_broken", alarms + halves + keeping, trial.halves().act());
    number(at + "allow_broken_drawn", misses + draws + keeping, trial.draws().allow());
    number(at + "act_broken_drawn", alarms + draws + keeping, trial.draws().act());
  }

  private void number(String name, String definition, double value) {
    report.add(name, definition, List.of(value), one -> one.get(0), null);
  }

  private void copies(String name, List<Judged> once, List<Judged> thrice) {
    List<Scored> before = once.stream().map(Judged::row).toList();
    List<Scored> after = thrice.stream().map(Judged::row).toList();
    if (before.isEmpty()) {
      return;
    }
    String how = ", all areas together";
    report.add(
        name + ".all.ece_once", "calibration error" + how, before, Measure::calibrationError, null);
    report.add(
        name + ".all.ece_copied",
        "calibration error where the text model is copied under two more names" + how,
        after,
        Measure::calibrationError,
        Measure.calibrationError(before));
    report.add(name + ".all.log_loss_once", "log loss" + how, before, Calibration::logLoss, null);
    report.add(
        name + ".all.log_loss_copied",
        "log loss where the text model is copied under two more names" + how,
        after,
        Calibration::logLoss,
        Calibration.logLoss(before));
  }

  /** The best of the sources alone, calibrated in the same way. */
  private void singles(List<Judged> ours) {
    SortedSet<String> tools = new TreeSet<>();
    fit.forEach(row -> row.evidence().forEach(e -> tools.add(e.tool())));
    SortedMap<String, List<Scored>> alone = new TreeMap<>();
    for (String tool : tools) {
      Sum only =
          (area, evidence) ->
              fused(area, evidence.stream().filter(e -> e.tool().equals(tool)).toList());
      alone.put(
          tool,
          judge(held, only, SliceCalibration.fit(points(fit, only))).stream()
              .map(Judged::row)
              .toList());
    }
    double best =
        alone.values().stream().mapToDouble(Calibration::logLoss).min().orElse(Double.NaN);
    for (Map.Entry<String, List<Scored>> entry : alone.entrySet()) {
      report.add(
          "alone." + entry.getKey() + ".log_loss",
          "log loss of this source alone, calibrated per slice, all areas together",
          entry.getValue(),
          Calibration::logLoss,
          null);
    }
    report.add(
        "fused.log_loss",
        "log loss of all sources fused, calibrated per slice; the baseline is the best source"
            + " alone",
        ours.stream().map(Judged::row).toList(),
        Calibration::logLoss,
        best);
  }

  private SortedSet<HarmArea> areas() {
    SortedSet<HarmArea> areas = new TreeSet<>();
    held.forEach(row -> areas.addAll(row.truths().keySet()));
    return areas;
  }

  private SortedSet<String> languages() {
    SortedSet<String> languages = new TreeSet<>();
    held.forEach(row -> languages.add(row.language()));
    return languages;
  }
}
