package org.casebook.models.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.casebook.models.Label;
import org.casebook.models.ModelException;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.TextFeatures;

/**
 * Labelled rows with their split and their features: what every fit and every figure starts from.
 */
public final class TrainingSet {
  private static final int AT_ONCE = 512;

  private final List<LabelledRow> rows;
  private final List<Split> splits;
  private final List<Example> examples;

  private TrainingSet(List<LabelledRow> rows, List<Split> splits, List<Example> examples) {
    this.rows = rows;
    this.splits = splits;
    this.examples = examples;
  }

  /**
   * Splits rows and computes their features, which takes most of the time of a training.
   *
   * @param rows all rows of all sources
   * @param seed of the split
   * @param extractor with the encoder that the model will be served with
   * @param cancelled asked often; when true, an exception ends the work
   */
  public static TrainingSet prepare(
      List<LabelledRow> rows,
      long seed,
      FeatureExtractor extractor,
      Progress progress,
      BooleanSupplier cancelled) {
    return prepare(rows, Integer.MAX_VALUE, seed, extractor, progress, cancelled);
  }

  /**
   * As above with a sample of the larger sources. The split is that of all rows, so that sets of
   * different size never disagree on what a row may be used for.
   *
   * @param most rows of a source that are kept
   */
  public static TrainingSet prepare(
      List<LabelledRow> all,
      int most,
      long seed,
      FeatureExtractor extractor,
      Progress progress,
      BooleanSupplier cancelled) {
    progress.at("splitting", 0);
    List<Split> splits = new ArrayList<>();
    List<LabelledRow> rows = new ArrayList<>();
    List<Split> every = GroupSplit.assign(all, seed);
    for (int row : RowSample.of(all, most, seed)) {
      rows.add(all.get(row));
      splits.add(every.get(row));
    }
    RowWeights weights = new RowWeights(rows);
    List<Example> examples = new ArrayList<>(rows.size());
    while (examples.size() < rows.size()) {
      progress.at("reading texts", (double) examples.size() / rows.size());
      requireGoing(cancelled);
      int from = examples.size();
      List<LabelledRow> part = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
      List<TextFeatures> features =
          extractor.extractAll(part.stream().map(LabelledRow::text).toList());
      for (int i = 0; i < part.size(); i++) {
        examples.add(Example.of(features.get(i), weights.of(part.get(i))));
      }
    }
    return new TrainingSet(List.copyOf(rows), splits, examples);
  }

  /** The rows that nothing is fitted to, of the sample that {@link #prepare} would draw. */
  public static List<LabelledRow> reportRows(List<LabelledRow> all, int most, long seed) {
    return rows(all, most, seed).getOrDefault(Split.REPORT, List.of());
  }

  /** The rows by split, of the sample that {@link #prepare} would draw. */
  public static Map<Split, List<LabelledRow>> rows(List<LabelledRow> all, int most, long seed) {
    List<Split> splits = GroupSplit.assign(all, seed);
    return RowSample.of(all, most, seed).stream()
        .collect(
            Collectors.groupingBy(splits::get, Collectors.mapping(all::get, Collectors.toList())));
  }

  /** All rows, in the order they were given. */
  public List<LabelledRow> rows() {
    return rows;
  }

  /** The split of a row. */
  public Split split(int row) {
    return splits.get(row);
  }

  /** How much a row counts in fits and in calibration. */
  public double weight(int row) {
    return examples.get(row).weight();
  }

  /** Indices of the rows that a condition holds for and that know a label. */
  public int[] indices(Label label, IntPredicate condition) {
    return IntStream.range(0, rows.size())
        .filter(condition)
        .filter(row -> rows.get(row).labels().containsKey(label))
        .toArray();
  }

  /**
   * The rows that calibration and thresholds of a label are fitted on.
   *
   * <p>Collected rows where there are any: made-up cases have made-up shares of harm.
   */
  public int[] calibration(Label label) {
    int[] collected =
        indices(
            label,
            row ->
                split(row) == Split.CALIBRATE
                    && PublicSource.named(rows.get(row).source()).isPresent());
    return collected.length > 0 ? collected : indices(label, row -> split(row) == Split.CALIBRATE);
  }

  /** What a row says of a label; false where it is unknown, so ask {@link #indices} first. */
  public boolean positive(int row, Label label) {
    return rows.get(row).labels().getOrDefault(label, false);
  }

  /** The features of a row, without the spans of its n-grams. */
  public TextFeatures features(int row) {
    return examples.get(row).features();
  }

  /** Fits heads for these labels on the rows that a condition holds for. */
  public TextHeads fit(
      List<Label> labels,
      IntPredicate condition,
      TrainingOptions options,
      Progress progress,
      BooleanSupplier cancelled) {
    List<Example> chosen = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (condition.test(row)) {
        chosen.add(examples.get(row).withTargets(rows.get(row), labels));
      }
    }
    return LogisticTrainer.fit(
        balanced(chosen), labels, options, share -> progress.at("fitting", share), cancelled);
  }

  /** Mean weight 1, so that a penalty means the same for one source and for all. */
  private static List<Example> balanced(List<Example> examples) {
    double mean = examples.stream().mapToDouble(Example::weight).average().orElse(1);
    return examples.stream().map(example -> example.times((float) (1 / mean))).toList();
  }

  static void requireGoing(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new ModelException("Training was cancelled; nothing was written");
    }
  }
}
