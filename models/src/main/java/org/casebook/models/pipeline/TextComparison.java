package org.casebook.models.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.casebook.models.Label;
import org.casebook.models.ModelException;
import org.casebook.models.evaluation.PairedComparison;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.models.features.TextFeatures;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.HeadScorer;
import org.casebook.models.training.LabelledRow;
import org.casebook.models.training.Progress;
import org.casebook.models.training.TrainingSet;

/** Measures a challenger against the champion on rows that neither was fitted to. */
public final class TextComparison {
  private static final int AT_ONCE = 256;

  private TextComparison() {}

  /**
   * One of the two.
   *
   * @param encoder the encoder that its heads were trained on
   * @param scorer the heads
   */
  public record Contender(SentenceEncoder encoder, HeadScorer scorer) {}

  /**
   * What came of it.
   *
   * @param missing labels that only the champion has heads for; they are not compared
   */
  public record Result(PairedComparison comparison, List<Label> missing) {}

  /**
   * Compares on the report rows of labelled data, over the labels that both have heads for.
   *
   * @param most rows of one source that are used
   * @param seed of the split, which must be that of both trainings
   */
  public static Result run(
      DataFolder.Contents data,
      Contender champion,
      Contender challenger,
      int most,
      long seed,
      Progress progress,
      BooleanSupplier cancelled) {
    List<Label> labels = new ArrayList<>(champion.scorer().labels());
    labels.retainAll(challenger.scorer().labels());
    List<Label> missing = new ArrayList<>(champion.scorer().labels());
    missing.removeAll(labels);
    progress.at("splitting", 0);
    List<LabelledRow> rows = TrainingSet.reportRows(data.rows(), most, seed);
    List<double[]> old =
        logits(
            champion,
            labels,
            rows,
            share -> progress.at("the champion reads", share / 2),
            cancelled);
    List<double[]> young =
        logits(
            challenger,
            labels,
            rows,
            share -> progress.at("the challenger reads", (1 + share) / 2),
            cancelled);
    List<PairedComparison.Row> pairs = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      pairs.add(
          new PairedComparison.Row(
              List.of(rows.get(row).source(), "lang_" + rows.get(row).language()),
              truths(rows.get(row), labels),
              old.get(row),
              young.get(row)));
    }
    progress.at("drawing", 1);
    return new Result(PairedComparison.of(pairs, labels.size(), seed), missing);
  }

  private static List<double[]> logits(
      Contender contender,
      List<Label> labels,
      List<LabelledRow> rows,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    FeatureExtractor extractor = new FeatureExtractor(contender.encoder());
    List<Label> own = contender.scorer().labels();
    List<double[]> logits = new ArrayList<>();
    while (logits.size() < rows.size()) {
      progress.accept((double) logits.size() / rows.size());
      if (cancelled.getAsBoolean()) {
        throw new ModelException("The comparison was cancelled; nothing was promoted");
      }
      List<String> texts =
          rows.subList(logits.size(), Math.min(rows.size(), logits.size() + AT_ONCE)).stream()
              .map(LabelledRow::text)
              .toList();
      for (TextFeatures features : extractor.extractAll(texts)) {
        double[] all = contender.scorer().logits(features);
        logits.add(labels.stream().mapToDouble(label -> all[own.indexOf(label)]).toArray());
      }
    }
    return logits;
  }

  private static byte[] truths(LabelledRow row, List<Label> labels) {
    byte[] truths = new byte[labels.size()];
    for (int i = 0; i < truths.length; i++) {
      Boolean known = row.labels().get(labels.get(i));
      truths[i] = (byte) (known == null ? -1 : known ? 1 : 0);
    }
    return truths;
  }
}
