package org.casebook.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.Metric;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.pipeline.TextEvaluation;
import org.casebook.models.pipeline.TextTraining;
import org.casebook.models.synthesis.FunctionalCases;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.HeadSettings;
import org.casebook.models.training.KeptVectors;
import org.casebook.models.training.LabelledRow;
import org.casebook.models.training.Progress;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.EncoderId;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.TextHarmModel;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.text.ScriptAwareIdentifier;

/** Trains and measures the text model with the encoder that it is served with. */
public final class TextLab implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workspace workspace;
  private final Catalogue catalogue;
  private final OnnxSessions sessions = new OnnxSessions();
  private final Encoders encoders;
  private final KeptVectors encoder;

  /**
   * Opens an encoder of a workspace. Its vectors are kept in the workspace, so that a training that
   * is repeated reads them.
   *
   * @param wanted the encoder
   * @throws CasebookException when it is not installed
   */
  public TextLab(Workspace workspace, ModelVersion wanted) {
    this.workspace = workspace;
    this.catalogue = new Catalogue(workspace.models());
    this.encoders = new Encoders(catalogue, sessions, ScriptAwareIdentifier.bundled());
    this.encoder =
        new KeptVectors(encoders.get(wanted).get(), workspace.cache().resolve("training"));
  }

  private StoredModel stored(ModelVersion model) {
    return catalogue
        .find(model)
        .orElseThrow(
            () ->
                new CasebookException(model + " is not installed; run `casebook models install`"));
  }

  /**
   * Trains a new version into the workspace's models.
   *
   * @param data folder of labelled data, to which the functional cases are added; empty for the
   *     examples of the bundled policy
   * @param most rows of one source that are used
   */
  public TextTraining.Result train(
      Optional<Path> data,
      String version,
      int most,
      long seed,
      Progress progress,
      BooleanSupplier cancelled) {
    DataFolder.Contents contents =
        data.map(folder -> DataFolder.read(folder).with(FunctionalCases.contents(seed)))
            .orElseGet(() -> examples(Runtimes.bundledPolicy()));
    return TextTraining.run(
        contents, workspace.models(), version, encoder, most, seed, progress, cancelled);
  }

  /** The policy's own examples: what there is to train on when no data are given. */
  private static DataFolder.Contents examples(Policy policy) {
    List<LabelledRow> rows = new ArrayList<>();
    for (Example example : policy.examples()) {
      boolean violates = example.violates();
      Optional<Label> label =
          policy
              .clause(example.clause())
              .flatMap(clause -> clause.area())
              .flatMap(area -> HarmCategory.of(area.key()))
              .map(Label::of);
      Map<Label, Boolean> labels =
          label.isPresent()
              ? Map.of(label.get(), violates, Label.ANY, violates)
              : Map.of(Label.ANY, violates);
      rows.add(
          new LabelledRow(
              "example-" + rows.size(),
              "policy-examples",
              example.lang(),
              example.text(),
              labels,
              Optional.of(example.clause())));
    }
    return DataFolder.Contents.of("policy-examples", "Apache-2.0, Casebook", rows);
  }

  /**
   * Measures a text model on a folder of labelled data.
   *
   * @param version of the model, which must have been trained on the encoder of this laboratory
   * @param most rows of one source that are used
   * @param seed the seed that it was trained with, or its own training rows are measured
   */
  public List<Metric> evaluate(
      ModelVersion version,
      Path data,
      int most,
      long seed,
      Progress progress,
      BooleanSupplier cancelled) {
    StoredModel stored = stored(version);
    TextHarmModel model = new TextHarmModel(sessions, stored, encoder);
    return TextEvaluation.run(
        data, encoder, version, model, settings(stored), most, seed, progress, cancelled);
  }

  /** The encoder that a text model was trained on. */
  public static ModelVersion encoderOf(Workspace workspace, ModelVersion textModel) {
    StoredModel stored =
        new Catalogue(workspace.models())
            .find(textModel)
            .orElseThrow(
                () ->
                    new CasebookException(
                        textModel
                            + " is neither bundled nor installed: see `casebook models list`"));
    return EncoderId.model(stored.features().path("encoder").asText());
  }

  private static List<HeadSettings> settings(StoredModel model) {
    List<HeadSettings> settings = new ArrayList<>();
    for (JsonNode head : model.features().path("heads")) {
      try {
        settings.add(JSON.treeToValue(head, HeadSettings.class));
      } catch (JsonProcessingException e) {
        throw new CasebookException(
            model.version() + ": features.json can not be read; install it again", e);
      }
    }
    return settings;
  }

  @Override
  public void close() {
    encoder.close();
    sessions.close();
  }
}
