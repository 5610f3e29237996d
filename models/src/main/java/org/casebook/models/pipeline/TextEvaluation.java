package org.casebook.models.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.casebook.models.Metric;
import org.casebook.models.ModelVersion;
import org.casebook.models.evaluation.DomainReport;
import org.casebook.models.evaluation.FoldReport;
import org.casebook.models.evaluation.HeadReport;
import org.casebook.models.evaluation.Report;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.models.synthesis.FunctionalCases;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.HeadScorer;
import org.casebook.models.training.HeadSettings;
import org.casebook.models.training.Progress;
import org.casebook.models.training.Provenance;
import org.casebook.models.training.TrainingSet;

/**
 * Measures a text model and its features on public data: {@code casebook eval text}.
 *
 * <p>Three questions, three parts. How good is the model that ships, on rows nothing was fitted to?
 * How good are its features where published floors were measured, one source at a time? And on the
 * moderation set of the taxonomy's authors, with heads fitted inside each fold?
 */
public final class TextEvaluation {
  private TextEvaluation() {}

  /**
   * Runs all three parts.
   *
   * @param data folder with files such as {@code toxigen.jsonl.gz}
   * @param encoder the encoder that the model was trained with
   * @param model name and version of the model that is measured
   * @param scorer the model itself; its figures are honest only if it was trained with this seed
   * @param settings its heads, with their frozen thresholds
   * @param most rows of one source that are used, as in the training
   * @param seed of split, fits and intervals
   */
  public static List<Metric> run(
      Path data,
      SentenceEncoder encoder,
      ModelVersion model,
      HeadScorer scorer,
      List<HeadSettings> settings,
      int most,
      long seed,
      Progress progress,
      BooleanSupplier cancelled) {
    DataFolder.Contents contents = DataFolder.read(data).with(FunctionalCases.contents(seed));
    TrainingSet set =
        TrainingSet.prepare(
            contents.rows(), most, seed, new FeatureExtractor(encoder), progress, cancelled);
    Report report = new Report(Provenance.digest(contents.sources()), seed, model.toString());
    progress.at("measuring the model", 0);
    HeadReport.add(set, scorer, settings, report);
    DomainReport.add(set, seed, report, progress, cancelled);
    FoldReport.add(set, seed, report, progress, cancelled);
    progress.at("measured", 1);
    return report.metrics();
  }
}
