package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.training.GroupSplit;
import org.casebook.models.training.Progress;
import org.casebook.models.training.PublicSource;
import org.casebook.models.training.Split;
import org.casebook.models.training.TextHeads;
import org.casebook.models.training.TrainingOptions;
import org.casebook.models.training.TrainingSet;

/**
 * Five-fold figures on the moderation set of the taxonomy's authors, heads fitted inside each fold
 * on the other four and on the fit rows of the other well labelled English sources; folds keep
 * near-duplicates together.
 */
public final class FoldReport {
  private static final int FOLDS = 5;
  private static final double LEAST_TRUST = 0.5;
  private static final String SOURCE = PublicSource.OPENAI.file();
  private static final List<Label> LABELS =
      List.of(
          Label.of(HarmCategory.SEXUAL),
          Label.of(HarmCategory.HATE),
          Label.of(HarmCategory.VIOLENCE),
          Label.of(HarmCategory.HARASSMENT),
          Label.of(HarmCategory.SELF_HARM),
          Label.ANY);

  private FoldReport() {}

  /** A row that was left out, with what the fold's heads say of it. */
  @SuppressWarnings("ArrayRecordComponent") // private and short-lived; never compared
  private record Held(double[] logits, byte[] truths) {}

  /** Adds the figures; none when the set lacks the source. */
  public static void add(
      TrainingSet set, long seed, Report report, Progress progress, BooleanSupplier cancelled) {
    int[] folds = GroupSplit.folds(set.rows(), FOLDS, seed);
    List<Held> held = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int current = fold;
      Set<Integer> out = new HashSet<>();
      for (int row = 0; row < folds.length; row++) {
        if (folds[row] == fold) {
          out.add(row);
        }
      }
      if (out.stream().noneMatch(row -> isHere(set, row))) {
        continue;
      }
      TextHeads heads =
          set.fit(
              LABELS,
              row -> !out.contains(row) && (isHere(set, row) || helps(set, row)),
              TrainingOptions.standard(seed),
              (stage, share) -> progress.at("fold " + (current + 1) + " of " + FOLDS, share),
              cancelled);
      out.stream()
          .filter(row -> isHere(set, row))
          .sorted()
          .forEach(row -> held.add(new Held(heads.logits(set.features(row)), truths(set, row))));
    }
    measure(held, report);
  }

  private static void measure(List<Held> held, Report report) {
    String how = " on the moderation set, five folds, heads fitted inside each fold";
    ToDoubleFunction<List<Held>> macro =
        list -> {
          double sum = 0;
          for (int head = 0; head < LABELS.size() - 1; head++) {
            sum += Measure.averagePrecision(scored(list, head));
          }
          return sum / (LABELS.size() - 1);
        };
    report.add(
        "folds.macro_average_precision",
        "mean average precision of sexual, hate, violence, harassment and self-harm, unknown labels"
            + " masked,"
            + how,
        held,
        macro,
        0.638);
    int any = LABELS.size() - 1;
    report.add(
        "folds.any.average_precision",
        "average precision of any harm" + how,
        held,
        list -> Measure.averagePrecision(scored(list, any)),
        0.739);
    report.add(
        "folds.any.best_f1",
        "best F1 over thresholds of any harm" + how,
        held,
        list -> Measure.bestF1(scored(list, any)),
        0.678);
    for (int head = 0; head < any; head++) {
      int current = head;
      report.add(
          "folds." + LABELS.get(head).name() + ".average_precision",
          "average precision" + how,
          held,
          list -> Measure.averagePrecision(scored(list, current)),
          null);
    }
  }

  private static List<Scored> scored(List<Held> held, int head) {
    List<Scored> rows = new ArrayList<>();
    for (Held row : held) {
      if (row.truths()[head] >= 0) {
        rows.add(new Scored(row.logits()[head], row.truths()[head] == 1));
      }
    }
    return rows;
  }

  private static byte[] truths(TrainingSet set, int row) {
    byte[] truths = new byte[LABELS.size()];
    for (int head = 0; head < truths.length; head++) {
      boolean known = set.rows().get(row).labels().containsKey(LABELS.get(head));
      truths[head] = (byte) (!known ? -1 : set.positive(row, LABELS.get(head)) ? 1 : 0);
    }
    return truths;
  }

  private static boolean helps(TrainingSet set, int row) {
    String source = set.rows().get(row).source();
    return set.split(row) == Split.FIT
        && set.rows().get(row).language().startsWith("en")
        && PublicSource.trustIn(source) >= LEAST_TRUST;
  }

  private static boolean isHere(TrainingSet set, int row) {
    return set.rows().get(row).source().equals(SOURCE);
  }
}
