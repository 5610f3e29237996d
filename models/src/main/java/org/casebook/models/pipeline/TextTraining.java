package org.casebook.models.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.Metric;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.evaluation.HeadReport;
import org.casebook.models.evaluation.Report;
import org.casebook.models.evaluation.Scored;
import org.casebook.models.evaluation.Thresholds;
import org.casebook.models.export.TextModelFolder;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.FeatureVersion;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.models.synthesis.FunctionalCases;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.HeadCalibration;
import org.casebook.models.training.HeadSettings;
import org.casebook.models.training.Progress;
import org.casebook.models.training.Provenance;
import org.casebook.models.training.Split;
import org.casebook.models.training.TextHeads;
import org.casebook.models.training.TrainingOptions;
import org.casebook.models.training.TrainingSet;

/** Trains a text model and writes it as a catalogue folder. */
public final class TextTraining {
  /** Catalogue name of the text model. */
  public static final String MODEL = "text-harm";

  private TextTraining() {}

  /**
   * What was made.
   *
   * @param folder where it was written
   * @param heads the heads, in order
   * @param withoutHead labels for which nothing was trained, each with the reason
   * @param provenance what it was made from
   * @param metrics measured on the report split
   */
  public record Result(
      Path folder,
      List<HeadSettings> heads,
      Map<String, String> withoutHead,
      Provenance provenance,
      List<Metric> metrics) {}

  /**
   * Trains on a folder of public data and on the bundled functional cases.
   *
   * @param data folder with files such as {@code toxigen.jsonl.gz}
   * @param catalogue folder that receives {@code text-harm/<version>}
   * @param version name of the new version
   * @param encoder the encoder the model will be served with
   * @param most rows of one source that are used, drawn by hash; the split is that of all rows
   * @param seed of split, training and intervals
   * @param progress hears of every stage
   * @param cancelled asked often; when true, an exception ends the training and nothing is written
   */
  public static Result run(
      Path data,
      Path catalogue,
      String version,
      SentenceEncoder encoder,
      int most,
      long seed,
      Progress progress,
      BooleanSupplier cancelled) {
    DataFolder.Contents contents = DataFolder.read(data).with(FunctionalCases.contents(seed));
    return run(contents, catalogue, version, encoder, most, seed, progress, cancelled);
  }

  /**
   * Trains on rows from anywhere; the parameters are those of the method above. Where no data are
   * at hand, {@link FunctionalCases#contents} serve to try it out.
   */
  public static Result run(
      DataFolder.Contents data,
      Path catalogue,
      String version,
      SentenceEncoder encoder,
      int most,
      long seed,
      Progress progress,
      BooleanSupplier cancelled) {
    TrainingSet set =
        TrainingSet.prepare(
            data.rows(), most, seed, new FeatureExtractor(encoder), progress, cancelled);
    Map<String, String> without = new LinkedHashMap<>();
    List<Label> labels = plan(set, without);
    TextHeads heads =
        set.fit(
            labels,
            row -> set.split(row) == Split.FIT,
            TrainingOptions.standard(seed),
            progress,
            cancelled);
    progress.at("calibrating", 0);
    List<HeadSettings> settings = settle(set, heads, HeadCalibration.apply(set, heads));
    Provenance provenance = Provenance.of(set, data.sources(), encoder.id(), seed, "none");
    progress.at("evaluating", 0);
    ModelVersion model = new ModelVersion(MODEL, version);
    Report report = new Report(provenance.dataSha256(), seed, model.toString());
    HeadReport.add(set, heads, settings, report);
    Path folder = catalogue.resolve(model.name()).resolve(model.version());
    TextModelFolder.write(
        folder,
        heads,
        new TextModelFolder.Features(FeatureVersion.CURRENT, encoder.id(), settings, without),
        provenance,
        report.metrics(),
        TextCard.of(model, encoder, settings, without, provenance, report.metrics()));
    progress.at("written", 1);
    return new Result(folder, settings, without, provenance, report.metrics());
  }

  /**
   * The labels with enough positive rows on both sides of the fence; notes why others have none.
   */
  private static List<Label> plan(TrainingSet set, Map<String, String> without) {
    List<Label> all = new ArrayList<>();
    for (HarmCategory category : HarmCategory.values()) {
      all.add(Label.of(category));
    }
    all.add(Label.ANY);
    List<Label> labels = new ArrayList<>();
    for (Label label : all) {
      int positives = count(set, label, true);
      if (positives >= HeadCalibration.LEAST_POSITIVES && count(set, label, false) > 0) {
        labels.add(label);
      } else {
        without.put(
            label.name(),
            positives
                + " positive training rows; at least "
                + HeadCalibration.LEAST_POSITIVES
                + " are needed");
      }
    }
    if (labels.isEmpty()) {
      throw new ModelException(
          "No label has "
              + HeadCalibration.LEAST_POSITIVES
              + " positive training rows: give more data with --data");
    }
    return labels;
  }

  private static List<HeadSettings> settle(
      TrainingSet set, TextHeads heads, List<HeadCalibration.Fitted> fitted) {
    List<HeadSettings> settings = new ArrayList<>();
    for (int head = 0; head < fitted.size(); head++) {
      Label label = heads.labels().get(head);
      List<Scored> calibrate = new ArrayList<>();
      for (int row : set.calibration(label)) {
        double logit = heads.logits(set.features(row))[head];
        calibrate.add(new Scored(1 / (1 + Math.exp(-logit)), set.positive(row, label)));
      }
      HeadCalibration.Fitted found = fitted.get(head);
      settings.add(
          new HeadSettings(
              label.name(),
              found.prior(),
              Thresholds.bestF1(calibrate),
              found.platt().slope(),
              found.platt().intercept(),
              count(set, label, true),
              count(set, label, false)));
    }
    return settings;
  }

  private static int count(TrainingSet set, Label label, boolean positive) {
    int count = 0;
    for (int row : set.indices(label, index -> set.split(index) == Split.FIT)) {
      count += set.positive(row, label) == positive ? 1 : 0;
    }
    return count;
  }
}
