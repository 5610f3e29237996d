package org.casebook.models.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.casebook.models.Metric;
import org.casebook.models.ModelException;
import org.casebook.models.export.OnnxHeads;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.FeatureVersion;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.HeadSettings;
import org.casebook.models.training.LetterEncoder;
import org.casebook.models.training.Progress;
import org.casebook.models.training.SyntheticRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From rows to a catalogue folder that a stranger could load. */
class TextTrainingTest {
  private static final DataFolder.Contents DATA =
      DataFolder.Contents.of("synthetic", "Apache-2.0", SyntheticRows.of(700, 4));

  @TempDir Path folder;

  @Test
  void learnsWhatTheRowsTeachAndWritesAllOfIt() throws IOException, OrtException {
    TextTraining.Result result = train(() -> false);

    assertThat(result.heads()).extracting(HeadSettings::label).containsExactly("hate", "scam_spam");
    assertThat(result.withoutHead()).containsKeys("self_harm", "sexual", "any");
    assertThat(metric(result.metrics(), "hate.all.auroc").value()).isGreaterThan(0.95);
    assertThat(metric(result.metrics(), "hate.all.f1").ci()).hasSize(2);
    JsonNode features = json(result.folder().resolve("features.json"));
    assertThat(features.path("features").asText()).isEqualTo(FeatureVersion.CURRENT);
    assertThat(features.path("encoder").asText()).isEqualTo("letters");
    double prior = features.path("heads").path(0).path("prior").asDouble();
    assertThat(prior).isBetween(0.35, 0.65);
    assertThat(Files.readAllLines(result.folder().resolve("SHA256SUMS"))).hasSize(5);
    JsonNode provenance = json(result.folder().resolve("provenance.json"));
    assertThat(provenance.path("sources").path(0).path("sha256").asText()).hasSize(64);
    assertThat(provenance.path("rows").path("fit").asInt()).isBetween(420, 560);

    byte[] model = Files.readAllBytes(result.folder().resolve("model.onnx"));
    train(() -> false);
    assertThat(Files.readAllBytes(result.folder().resolve("model.onnx")))
        .as("the same rows give the same model to the byte")
        .isEqualTo(model);
    FeatureExtractor extractor = new FeatureExtractor(new LetterEncoder());
    try (OnnxHeads onnx = new OnnxHeads(model)) {
      double threshold = result.heads().get(0).threshold();
      float[] yes = onnx.run(extractor.extract("bako riba GROBNAK muteso", 0), "probabilities");
      float[] no = onnx.run(extractor.extract("bako riba lanipe muteso", 0), "probabilities");
      assertThat((double) yes[0]).isGreaterThan(threshold);
      assertThat((double) no[0]).isLessThan(threshold);
    }
  }

  @Test
  void cancellingWritesNothing() {
    assertThatThrownBy(() -> train(() -> true)).isInstanceOf(ModelException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void tooLittleDataIsSaid() {
    DataFolder.Contents few = DataFolder.Contents.of("few", "Apache-2.0", SyntheticRows.of(20, 4));
    assertThatThrownBy(
            () ->
                TextTraining.run(
                    few,
                    folder,
                    "1",
                    new LetterEncoder(),
                    Integer.MAX_VALUE,
                    1,
                    Progress.SILENT,
                    () -> false))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("--data");
  }

  private TextTraining.Result train(BooleanSupplier cancelled) {
    return TextTraining.run(
        DATA, folder, "1", new LetterEncoder(), Integer.MAX_VALUE, 1, Progress.SILENT, cancelled);
  }

  private static Metric metric(List<Metric> metrics, String name) {
    return metrics.stream().filter(m -> m.metric().equals(name)).findFirst().orElseThrow();
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
