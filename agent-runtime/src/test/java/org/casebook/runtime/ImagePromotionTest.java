package org.casebook.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.models.ModelVersion;
import org.casebook.models.Sha256;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.training.Progress;
import org.casebook.runtime.Promotion.Trial;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.log.Event.ModelPromoted;
import org.casebook.runtime.log.Event.ModelRejected;
import org.casebook.runtime.testing.SampleImages;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panels that look for nudity. No explicit picture is used: the labels below are made up. */
class ImagePromotionTest {
  private static final ModelVersion BOTH = new ModelVersion("nsfw-image", "2");
  private static final ModelVersion TWICE = new ModelVersion("nsfw-image", "twice");
  @TempDir Path folder;
  private Workspace workspace;
  private Promotion promotion;

  @BeforeEach
  void open() {
    workspace = Workspace.in(folder.resolve("home"));
    promotion = new Promotion(workspace);
  }

  @Test
  void aPanelWhoseMemberIsMissingIsRefusedWithTheCommandThatGetsIt() {
    assertThatThrownBy(() -> promotion.force(BOTH, "measured by us"))
        .hasMessageContaining("nsfw-mobilenet-v2:4.3.0")
        .hasMessageContaining("casebook models install nsfw-mobilenet-v2");
  }

  @Test
  void aPanelIsMeasuredOnOnesOwnPicturesAndDecidesOncePromoted() throws Exception {
    copyOfTheSmallModel();
    twoOfTheSame();
    pictures();

    assertThatThrownBy(() -> promote(Optional.empty())).hasMessageContaining("--data DIR");
    ModelRejected rejected = (ModelRejected) promote(Optional.of(folder.resolve("pictures")));
    assertThat(rejected.comparison().all().rows()).isEqualTo(20);
    assertThat(rejected.reasons().toString()).contains("not better beyond the noise");
    assertThat(decides()).isEqualTo(ImageChampion.DEFAULT);

    ModelPromoted promoted = (ModelPromoted) promotion.force(TWICE, "measured by us");
    assertThat(promoted.role()).isEqualTo("nsfw-image");
    assertThat(decides()).isEqualTo(TWICE);
    assertThat(promotion.champions()).contains(TWICE, TextChampion.DEFAULT);

    promotion.rollback("again");
    assertThat(decides()).isEqualTo(ImageChampion.DEFAULT);
  }

  private Object promote(Optional<Path> data) {
    return promotion.promote(TWICE, new Trial(data, 100, 42), Progress.SILENT, () -> false);
  }

  private ModelVersion decides() {
    try (OnnxSessions sessions = new OnnxSessions()) {
      return new ImageChampion(
              new Catalogue(workspace.models()), sessions, () -> Runtimes.champions(workspace))
          .get()
          .model()
          .version();
    }
  }

  private void copyOfTheSmallModel() throws Exception {
    StoredModel model = TestModels.require(Recipes.NSFW);
    Path to =
        Files.createDirectories(
            workspace.models().resolve(model.version().name()).resolve(model.version().version()));
    Path from = model.path("model.onnx").orElseThrow().resolveSibling(".");
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private void twoOfTheSame() throws IOException {
    Path panel = Files.createDirectories(workspace.models().resolve("nsfw-image").resolve("twice"));
    byte[] features =
        ("{\"deciding\":[\"nsfw-mobilenet-v2:4.3.0\",\"nsfw-mobilenet-v2:4.3.0\"],"
                + "\"advising\":[]}")
            .getBytes(StandardCharsets.UTF_8);
    byte[] card =
        new String(
                new Catalogue(workspace.models())
                    .find(ImageChampion.DEFAULT)
                    .orElseThrow()
                    .bytes("card.json"),
                StandardCharsets.UTF_8)
            .replace("\"version\": \"1\"", "\"version\": \"twice\"")
            .getBytes(StandardCharsets.UTF_8);
    Files.write(panel.resolve("features.json"), features);
    Files.write(panel.resolve("card.json"), card);
    Files.writeString(
        panel.resolve("SHA256SUMS"),
        Sha256.hex(card) + "  card.json\n" + Sha256.hex(features) + "  features.json\n");
  }

  private void pictures() throws IOException {
    Path picture = SampleImages.file("hills-no-text.png", folder);
    for (String label : new String[] {"explicit", "other"}) {
      Path to = Files.createDirectories(folder.resolve("pictures").resolve(label));
      for (int i = 0; i < 10; i++) {
        Files.copy(picture, to.resolve(i + ".png"));
      }
    }
  }
}
