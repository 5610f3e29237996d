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
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.pipeline.TextEvaluation;
import org.casebook.models.pipeline.TextTraining;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.HeadSettings;
import org.casebook.models.training.LabelledRow;
import org.casebook.models.training.Progress;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.MiniLmEncoder;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.TextHarmModel;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;

/** Trains and measures the text model with the encoder that it is served with. */
public final class TextLab implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workspace workspace;
  private final Catalogue catalogue;
  private final OnnxSessions sessions = new OnnxSessions();
  private final MiniLmEncoder encoder;

  /**
   * Opens the encoder of a workspace.
   *
   * @throws CasebookException when it is not installed
   */
  public TextLab(Workspace workspace) {
    this.workspace = workspace;
    this.catalogue = new Catalogue(workspace.models());
    this.encoder = new MiniLmEncoder(sessions, stored(Recipes.MINILM.model()));
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
   * @param data folder of labelled data; empty for the examples of the bundled policy
   */
  public TextTraining.Result train(
      Optional<Path> data,
      String version,
      long seed,
      Progress progress,
      BooleanSupplier cancelled) {
    DataFolder.Contents contents =
        data.map(DataFolder::read).orElseGet(() -> examples(Runtimes.bundledPolicy()));
    return TextTraining.run(
        contents, workspace.models(), version, encoder, seed, progress, cancelled);
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
   * Measures the bundled text model on a folder of labelled data.
   *
   * @param seed the seed that it was trained with, or its own training rows are measured
   */
  public List<Metric> evaluate(Path data, long seed, Progress progress, BooleanSupplier cancelled) {
    ModelVersion version =
        catalogue
            .bundled(TextTraining.MODEL)
            .orElseThrow(() -> new CasebookException("no text model is bundled; build Casebook"));
    StoredModel stored = stored(version);
    TextHarmModel model = new TextHarmModel(sessions, stored, encoder);
    return TextEvaluation.run(
        data, encoder, version, model, settings(stored), seed, progress, cancelled);
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
