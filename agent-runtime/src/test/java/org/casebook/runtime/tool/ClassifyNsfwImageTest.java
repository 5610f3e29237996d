package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.domain.ToolResult.Nothing;
import org.casebook.runtime.inference.NsfwClassifier;
import org.casebook.runtime.inference.NsfwPanel;
import org.casebook.runtime.inference.NsfwReading;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.ServedModel;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.testing.SampleImages;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reading amounts to is tested on made-up readings; no explicit image is used. */
class ClassifyNsfwImageTest {
  private static final ToolInput INPUT = ToolInputs.image("classify_nsfw_image", Path.of("a.png"));

  @Test
  void anExplicitReadingIsSmallAndCappedEvidence() {
    Evidence evidence = evidence(new NsfwReading(0, 0.3, 0.1, 0.5, 0.1, 0));
    assertThat(evidence.signal()).isEqualTo("image.nsfw");
    assertThat(evidence.weights().get(HarmArea.SEXUAL)).isCloseTo(Math.log(4), within(1e-9));
    assertThat(evidence.reliability()).isEqualTo(0.5);

    Evidence certain = evidence(new NsfwReading(0, 0, 0, 1, 0, 0));
    assertThat(certain.weights().get(HarmArea.SEXUAL)).isEqualTo(2);
  }

  @Test
  void disagreementBetweenViewsLowersTheReliability() {
    assertThat(evidence(new NsfwReading(0, 0, 0.2, 0.8, 0, 0.4)).reliability())
        .isCloseTo(0.3, within(1e-9));
  }

  @Test
  void aSuggestiveReadingAloneHardlyCounts() {
    Evidence evidence = evidence(new NsfwReading(0, 0, 0.05, 0.05, 0.9, 0));
    assertThat(evidence.signal()).isEqualTo("image.suggestive");
    assertThat(evidence.weights().get(HarmArea.SEXUAL)).isEqualTo(0.2);
    assertThat(evidence.quote()).contains("often wrong on clothed women");
  }

  @Test
  void aHarmlessReadingIsNoEvidenceOfAnything() {
    ToolResult result = weigh(new NsfwReading(0.1, 0, 0.9, 0, 0, 0));
    assertThat(result).isInstanceOf(Nothing.class);
    assertThat(result.summary()).contains("no proof");
    assertThat(result.observations()).hasSize(5);
  }

  @Test
  void anAdvisersOpinionIsToldAndWeighsNothing() {
    NsfwReading first = new NsfwReading(0, 0.3, 0.1, 0.5, 0.1, 0);
    NsfwReading second = new NsfwReading(0, 0, 0.9, 0.1, 0, 0.05);
    Found alone = (Found) weigh(first);
    Found both =
        (Found)
            ClassifyNsfwImage.weigh(
                INPUT,
                new NsfwPanel.Found(
                    first,
                    List.of(
                        new NsfwPanel.Opinion(Recipes.NSFW.model(), true, first),
                        new NsfwPanel.Opinion(Recipes.NSFW_INCEPTION.model(), false, second))));
    assertThat(both.evidence()).isEqualTo(alone.evidence());
    assertThat(both.observations())
        .containsAll(alone.observations())
        .contains(
            new ToolResult.Observation(
                "explicit by nsfw-inception-v3, which weighs nothing", "0.100"),
            new ToolResult.Observation("the models", "disagree"));
  }

  @Test
  void looksAtRealPictures(@TempDir Path folder) throws Exception {
    TestModels.require(Recipes.NSFW);
    try (OnnxSessions sessions = new OnnxSessions()) {
      Tool tool =
          new ClassifyNsfwImage(
              () -> new ServedModel<>(panel(sessions), Optional.empty()),
              new ImageDecoder(MediaLimits.STANDARD));
      assertThat(tool.unavailable()).isEmpty();
      Path file = SampleImages.file("hills-no-text.png", folder);
      ToolInput input = ToolInputs.image("classify_nsfw_image", file);
      assertThat(tool.run(input)).isInstanceOf(Nothing.class).isEqualTo(tool.run(input));
    }
  }

  private static OnDemand<NsfwPanel> panel(OnnxSessions sessions) {
    OnDemand<NsfwClassifier> one =
        new OnDemand<>(
            TestModels.catalogue(),
            Recipes.NSFW.model(),
            model -> new NsfwClassifier(sessions, model));
    return new OnDemand<>(
        TestModels.catalogue(),
        new ModelVersion("nsfw-image", "1"),
        stored -> new NsfwPanel(List.of(one), List.of()),
        one);
  }

  private static ToolResult weigh(NsfwReading reading) {
    return ClassifyNsfwImage.weigh(INPUT, new NsfwPanel.Found(reading, List.of()));
  }

  private static Evidence evidence(NsfwReading reading) {
    return ((Found) weigh(reading)).evidence().get(0);
  }
}
