package org.casebook.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.casebook.models.Metric;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.evaluation.Report;
import org.casebook.models.neural.TorchEngine;
import org.casebook.models.neural.experts.TrainedNetwork;
import org.casebook.models.pipeline.ConfounderEvaluation;
import org.casebook.models.pipeline.ModerationData;
import org.casebook.models.pipeline.ModerationRun;
import org.casebook.models.pipeline.PolicyEvaluation;
import org.casebook.models.pipeline.RoutingEvaluation;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.KeptVectors;
import org.casebook.models.training.LabelledRow;
import org.casebook.models.training.Progress;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.NsfwClassifier;
import org.casebook.runtime.inference.ObjectDetector;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.PictureVectors;
import org.casebook.runtime.text.ScriptAwareIdentifier;

/** Trains and measures the moderation model on what the real perception models see. */
public final class ModerationLab implements AutoCloseable {
  /** Catalogue name of the moderation model. */
  public static final String MODEL = "moderation";

  private static final int QUADS = 600;
  private static final int SAMPLES = 4_000;

  private final Workspace workspace;
  private final Catalogue catalogue;
  private final OnnxSessions sessions = new OnnxSessions();
  private final KeptVectors encoder;
  private final ModerationWords words;
  private final PictureVectors pictures;

  /**
   * How to work.
   *
   * @param data folder of labelled data; empty for made-up samples and quads alone
   * @param most rows of one source that are used
   * @param steps of a training, at most
   * @param seed of split, samples and training
   */
  public record Plan(Optional<Path> data, int most, int steps, long seed) {}

  /**
   * Opens the models that cases are seen by.
   *
   * @throws CasebookException when one is not installed
   */
  public ModerationLab(Workspace workspace) {
    this.workspace = workspace;
    this.catalogue = new Catalogue(workspace.models());
    Encoders encoders = new Encoders(catalogue, sessions, ScriptAwareIdentifier.bundled());
    this.encoder =
        new KeptVectors(encoders.get(Encoders.LEAN).get(), workspace.cache().resolve("training"));
    this.words = new ModerationWords(encoder);
    this.pictures =
        new PictureVectors(
            new ObjectDetector(sessions, Installed.of(catalogue, Recipes.CENTERNET)),
            new NsfwClassifier(sessions, Installed.of(catalogue, Recipes.NSFW)));
  }

  /**
   * What a training made.
   *
   * @param folder the version's
   * @param steps that were done
   * @param parameters how many
   * @param difference largest of a logit between training and serving
   */
  public record Trained(Path folder, int steps, int parameters, double difference) {}

  /**
   * Trains a version into the workspace's models. An interrupted training of the same data and
   * settings goes on where it stood.
   */
  public Trained train(Plan plan, String version, Progress progress, BooleanSupplier cancelled) {
    ModerationData data = data(plan, progress, cancelled);
    ModerationRun run = new ModerationRun(torch(), data, plan.steps(), progress, cancelled);
    Path stand = workspace.cache().resolve("training").resolve(MODEL + "-" + version);
    try (TrainedNetwork network =
        run.train("training", data.shape(), plan.seed(), Optional.of(stand)).network()) {
      Path folder = workspace.models().resolve(MODEL).resolve(version);
      double difference =
          ModerationExport.write(folder, data, network, sessions, encoder.id(), plan);
      return new Trained(folder, network.steps(), network.size(), difference);
    }
  }

  /** What is measured. */
  public enum Question {
    /** Quality on texts, slots, unseen policies, few labels, missing modalities. */
    FUSION,
    /** Experts against a dense network, and their health. */
    ROUTING,
    /** Words and senses together. */
    CONFOUNDERS
  }

  /** Measures; trains what it needs to. */
  public List<Metric> evaluate(
      Question question, Plan plan, int seeds, Progress progress, BooleanSupplier cancelled) {
    ModerationData data = data(plan, progress, cancelled);
    ModerationRun run = new ModerationRun(torch(), data, plan.steps(), progress, cancelled);
    Report report = new Report(data.sha256(), plan.seed(), MODEL + "/untrained");
    if (question == Question.ROUTING) {
      ModerationLatency.add(data, sessions, report);
      RoutingEvaluation.add(run, seeds, report);
      return report.metrics();
    }
    try (TrainedNetwork network =
        run.train("experts", data.shape(), plan.seed(), Optional.empty()).network()) {
      if (question == Question.CONFOUNDERS) {
        ConfounderEvaluation.add(data, network, report);
      } else {
        PolicyEvaluation.addTexts(data, network, report);
        PolicyEvaluation.addMissing(data, network, report);
        PolicyEvaluation.addUnseenPolicies(run, network, plan.seed(), report);
      }
    }
    return report.metrics();
  }

  private ModerationData data(Plan plan, Progress progress, BooleanSupplier cancelled) {
    List<LabelledRow> rows =
        plan.data().map(folder -> DataFolder.read(folder).rows()).orElse(List.of());
    return new ModerationCases(words, pictures, progress, cancelled)
        .collect(rows, plan.most(), Runtimes.bundledPolicy(), SAMPLES, QUADS, plan.seed());
  }

  private TorchEngine torch() {
    try {
      return TorchEngine.open(catalogue, workspace.cache().resolve("torch"), 1);
    } catch (ModelException e) {
      throw new CasebookException("" + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    encoder.close();
    sessions.close();
  }
}
