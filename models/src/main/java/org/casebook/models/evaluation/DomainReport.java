package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleBiFunction;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.training.Progress;
import org.casebook.models.training.PublicSource;
import org.casebook.models.training.Split;
import org.casebook.models.training.TextHeads;
import org.casebook.models.training.TrainingOptions;
import org.casebook.models.training.TrainingSet;

/**
 * Measures the features in domain: one head fitted on one source alone, its threshold on the
 * source's calibrate rows, the figure on its report rows; comparable with published floors.
 */
public final class DomainReport {
  private static final Label HATE = Label.of(HarmCategory.HATE);

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(PublicSource.IMPLICIT_HATE, HATE, "macro_f1", 0.736, Measure::macroF1),
          new Question(PublicSource.TOXIGEN, HATE, "macro_f1", 0.789, Measure::macroF1),
          new Question(
              PublicSource.HATEXPLAIN, Label.ANY, "auroc", 0.838, (l, t) -> Measure.auroc(l)),
          new Question(PublicSource.GERMEVAL, Label.ANY, "macro_f1", 0.674, Measure::macroF1),
          new Question(PublicSource.COLD, Label.ANY, "macro_f1", 0.716, Measure::macroF1),
          new Question(
              PublicSource.SMS, Label.of(HarmCategory.SCAM_SPAM), "f1", 0.973, Measure::f1));

  private DomainReport() {}

  private record Question(
      PublicSource source,
      Label label,
      String measure,
      double floor,
      ToDoubleBiFunction<List<Scored>, Double> function) {}

  /** Adds the figure of every source that the set holds. */
  public static void add(
      TrainingSet set, long seed, Report report, Progress progress, BooleanSupplier cancelled) {
    for (Question question : QUESTIONS) {
      String source = question.source().file();
      List<Label> labels = List.of(question.label());
      TextHeads heads =
          set.fit(
              labels,
              row -> set.split(row) == Split.FIT && set.rows().get(row).source().equals(source),
              TrainingOptions.single(seed),
              (stage, share) -> progress.at("in domain: " + source, share),
              cancelled);
      List<Scored> calibrate = scored(set, heads, question, Split.CALIBRATE);
      List<Scored> rows = scored(set, heads, question, Split.REPORT);
      if (calibrate.isEmpty()) {
        continue;
      }
      double threshold =
          question.measure().equals("f1")
              ? Thresholds.bestF1(calibrate)
              : Thresholds.bestMacroF1(calibrate);
      report.add(
          "in_domain." + source + "." + question.measure(),
          question.measure()
              + " of "
              + question.label().name()
              + " on the source's report rows, fitted on its fit rows alone, threshold on its"
              + " calibrate rows; the baseline was measured on another split of the same source",
          rows,
          list -> question.function().applyAsDouble(list, threshold),
          question.floor());
    }
  }

  private static List<Scored> scored(
      TrainingSet set, TextHeads heads, Question question, Split split) {
    List<Scored> rows = new ArrayList<>();
    for (int row :
        set.indices(
            question.label(),
            index ->
                set.split(index) == split
                    && set.rows().get(index).source().equals(question.source().file()))) {
      rows.add(new Scored(heads.logits(set.features(row))[0], set.positive(row, question.label())));
    }
    return rows;
  }
}
