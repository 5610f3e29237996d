package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.casebook.models.Label;
import org.casebook.models.training.HeadScorer;
import org.casebook.models.training.HeadSettings;
import org.casebook.models.training.Split;
import org.casebook.models.training.TrainingSet;

/** Measures a model's heads on the report split: over all rows, by source and by language. */
public final class HeadReport {
  /** Rows and positives that a slice needs before a figure about it says anything. */
  private static final int LEAST_ROWS = 50;

  private static final int LEAST_POSITIVES = 10;

  private final TrainingSet set;
  private final double[][] logits;
  private final List<Label> labels;
  private final Report report;

  private HeadReport(TrainingSet set, HeadScorer scorer, Report report) {
    this.set = set;
    this.report = report;
    labels = scorer.labels();
    logits = new double[set.rows().size()][];
    for (int row = 0; row < logits.length; row++) {
      if (set.split(row) == Split.REPORT) {
        logits[row] = scorer.logits(set.features(row));
      }
    }
  }

  /** Adds the figures of all heads to a report. */
  public static void add(
      TrainingSet set, HeadScorer scorer, List<HeadSettings> settings, Report report) {
    HeadReport work = new HeadReport(set, scorer, report);
    for (int head = 0; head < settings.size(); head++) {
      HeadSettings frozen = settings.get(head);
      work.slice(head, frozen, "all", row -> true);
      for (String source : work.values(row -> set.rows().get(row).source())) {
        work.slice(head, frozen, source, row -> set.rows().get(row).source().equals(source));
      }
      for (String language : work.values(row -> set.rows().get(row).language())) {
        work.slice(
            head,
            frozen,
            "lang_" + language,
            row -> set.rows().get(row).language().equals(language));
      }
    }
  }

  private void slice(int head, HeadSettings frozen, String slice, IntPredicate condition) {
    List<Scored> rows = scored(head, condition);
    double positives = Measure.positives(rows);
    if (rows.size() < LEAST_ROWS) {
      return;
    }
    String name = frozen.label() + "." + slice + ".";
    String where = " of head " + frozen.label() + " on the report rows of slice " + slice;
    double threshold = frozen.threshold();
    if (positives == 0) {
      report.add(
          name + "flagged",
          "share of rows at or above the frozen threshold" + where + ", none of which is positive",
          rows,
          list -> Measure.flagged(list, threshold),
          null);
    }
    if (positives < LEAST_POSITIVES) {
      return;
    }
    report.add(
        name + "average_precision",
        "average precision" + where,
        rows,
        Measure::averagePrecision,
        positives / rows.size());
    report.add(name + "auroc", "area under ROC" + where, rows, Measure::auroc, 0.5);
    report.add(
        name + "f1",
        "F1 at the frozen threshold" + where,
        rows,
        list -> Measure.f1(list, threshold),
        null);
    report.add(
        name + "macro_f1",
        "mean F1 of both classes at the frozen threshold" + where,
        rows,
        list -> Measure.macroF1(list, threshold),
        null);
    report.add(
        name + "accuracy",
        "accuracy at the frozen threshold" + where,
        rows,
        list -> Measure.accuracy(list, threshold),
        Math.max(positives, rows.size() - positives) / rows.size());
    report.add(
        name + "ece",
        "expected calibration error, 15 bins of equal mass" + where,
        rows,
        Measure::calibrationError,
        null);
  }

  private List<Scored> scored(int head, IntPredicate condition) {
    Label label = labels.get(head);
    List<Scored> rows = new ArrayList<>();
    for (int row :
        set.indices(label, row -> set.split(row) == Split.REPORT && condition.test(row))) {
      rows.add(new Scored(1 / (1 + Math.exp(-logits[row][head])), set.positive(row, label)));
    }
    return rows;
  }

  private List<String> values(IntFunction<String> property) {
    TreeSet<String> values = new TreeSet<>();
    for (int row = 0; row < logits.length; row++) {
      values.add(property.apply(row));
    }
    return new ArrayList<>(values);
  }
}
