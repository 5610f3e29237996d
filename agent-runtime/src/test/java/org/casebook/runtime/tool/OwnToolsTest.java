package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.OwnEncoder;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.testing.OwnModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder with a model and a card is a tool, without code; a wrong one says what is wrong. */
class OwnToolsTest {
  @TempDir Path models;
  @TempDir Path pictures;
  private final OnnxSessions sessions = new OnnxSessions();

  @AfterEach
  void close() {
    sessions.close();
  }

  private List<Tool> tools() {
    return OwnTools.of(new Catalogue(models), sessions, new ImageDecoder(MediaLimits.STANDARD));
  }

  private Tool only() {
    List<Tool> tools = tools();
    assertThat(tools).hasSize(1);
    return tools.get(0);
  }

  private static ToolInput text(String text, String language) {
    return ToolInputs.text("classify_text_by_mine", text, new Observation("language", language));
  }

  private ToolInput image(Color colour) throws IOException {
    BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 40, 30);
    graphics.dispose();
    Path file = pictures.resolve(colour.getRGB() + ".png");
    ImageIO.write(picture, "png", file.toFile());
    return ToolInputs.image("classify_image_by_mine", file);
  }

  @Test
  void aTextClassifierWeighsByItsDeclaredCalibration() throws Exception {
    OwnModels.text(models, "mine");
    Tool tool = only();
    assertThat(tool.spec().name()).isEqualTo("classify_text_by_mine");
    assertThat(tool.spec().signals()).containsExactly("score.hate");
    assertThat(tool.unavailable()).isEmpty();

    ToolResult result = tool.run(text("vermin", "eng"));

    Evidence evidence = ((ToolResult.Found) result).evidence().get(0);
    double logOdds = 4; // scores -2 and 2: softmax log-odds are their difference
    double prior = Math.log(0.25 / 0.75);
    assertThat(evidence.weights().get(HarmArea.HATE))
        .isCloseTo(Math.min(3, logOdds - prior), within(1e-6));
    assertThat(evidence.reliability()).isEqualTo(OwnModel.UNMEASURED);
    assertThat(evidence.signal()).isEqualTo("score.hate");
    assertThat(evidence.group()).isEqualTo("model:mine");
    assertThat(evidence.locators()).containsExactly(new Locator.Span("text", 0, 6));
    assertThat(result.summary()).contains("was not measured here");
    assertThat(tool.run(text("vermin", "eng"))).isEqualTo(result);
  }

  @Test
  void weightsAreSignedAndOtherLanguagesTrustedLess() throws Exception {
    OwnModels.text(models, "mine");
    Tool tool = only();
    Evidence benign = evidence(tool.run(text("hello", "eng")));
    assertThat(benign.weights().get(HarmArea.HATE))
        .isCloseTo(-2 - Math.log(0.25 / 0.75), within(1e-6))
        .isNegative();
    assertThat(evidence(tool.run(text("vermin", "deu"))).reliability())
        .isLessThan(evidence(tool.run(text("vermin", "und"))).reliability())
        .isPositive();
    assertThat(tool.run(text(" ", "eng"))).isInstanceOf(ToolResult.Nothing.class);
  }

  @Test
  void withoutCalibrationItIsTrustedHalfAsMuch() throws Exception {
    Path folder = OwnModels.text(models, "mine");
    OwnModels.write(
        folder,
        "card.json",
        """
        {"name": "mine", "version": "1", "kind": "text-classifier", "source": "s", "licence": "MIT"}
        """);
    assertThat(evidence(only().run(text("vermin", "eng"))).reliability())
        .isEqualTo(OwnModel.UNCALIBRATED);
  }

  @Test
  void anImageClassifierEstablishesItsSignalOnlyWhenLikely() throws Exception {
    OwnModels.image(models, "mine");
    Tool tool = only();
    assertThat(tool.spec().signals()).containsExactly("image.nsfw");

    Evidence red = evidence(tool.run(image(Color.RED)));

    assertThat(red.signal()).isEqualTo("image.nsfw");
    assertThat(red.weights().get(HarmArea.SEXUAL)).isEqualTo(3);
    assertThat(red.locators()).containsExactly(new Locator.Whole("media-1"));
    assertThat(tool.run(image(Color.BLUE))).isInstanceOf(ToolResult.Nothing.class);
  }

  @Test
  void aSentenceEncoderPoolsAndIsNoTool() throws Exception {
    OwnModels.encoder(models, "mine");
    assertThat(tools()).isEmpty();
    try (OwnEncoder encoder =
        new OwnEncoder(
            sessions, new Catalogue(models).find(new ModelVersion("mine", "1")).orElseThrow())) {
      assertThat(encoder.encode("hello")).containsExactly(1, 0, 0);
      assertThat(encoder.encode("hello vermin"))
          .containsExactly(new float[] {0.6f, 0.8f, 0}, within(1e-6f));
      assertThat(encoder.encodeAll(List.of("hello", "vermin")).get(1)).containsExactly(0, 1, 0);
      assertThat(encoder.id()).matches("mine:1@[0-9a-f]{12}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          card.json     | {"name": "mine"}                              | card.json: the field "version" is missing
          card.json     | {"name": oops                                 | card.json is not JSON (line 1)
          features.json | {"maxTokens": 64, "labels": []}               | features.json: the field "scores" is missing
          features.json | {"maxTokens": 64, "scores": "argmax"}         | the field "scores" is "argmax": use softmax or sigmoid
          features.json | {"maxTokens": 64, "scores": "softmax"}        | the field "labels" is missing or empty
          features.json | {"scores": "softmax", "labels": [{"name": "a", "area": "evil"}]} | labels[0]: the field "area" is "evil": use one of hate
          features.json | {"scores": "softmax", "labels": [{"name": "a"}]} | maps no label to an area
          """)
  void aWrongFileIsNamedWithItsField(String file, String content, String message)
      throws IOException {
    Path folder = OwnModels.text(models, "mine");
    OwnModels.write(folder, file, content);
    OwnModels.image(models, "other");

    List<Tool> tools = tools();

    assertThat(tools).hasSize(2);
    assertThat(tools)
        .filteredOn(tool -> tool.unavailable().isPresent())
        .singleElement()
        .satisfies(
            tool -> {
              assertThat(tool.unavailable().orElseThrow().reason()).contains("mine", message);
              assertThat(tool.unavailable().orElseThrow().remedy()).contains("your-own.md");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model.onnx     | this is no network | model.onnx is not a model that ONNX Runtime can run
          tokenizer.json | {"version": "1.0"} | tokenizer.json does not load
          features.json  | {"maxTokens": 64, "scores": "softmax", "labels": [{"name": "a", "area": "hate"}]} | gives 2 numbers and features.json names 1 labels
          features.json  | {"maxTokens": 64, "output": "x", "scores": "softmax", "labels": [{"name": "a", "area": "hate"}]} | has no output x
          """)
  void whatOnlyShowsWhenOpenedIsAFailureWithARemedy(String file, String content, String message)
      throws Exception {
    Path folder = OwnModels.text(models, "mine");
    OwnModels.write(folder, file, content);
    Tool tool = only();

    ToolResult result = tool.run(text("hello", "eng"));

    assertThat(result).isInstanceOf(ToolResult.Failed.class);
    assertThat(result.summary()).contains("mine:1").contains(message);
    tool.prepare();
  }

  @Test
  void aKindThatBecomesNoToolIsNoted() throws IOException {
    Path folder = OwnModels.text(models, "mine");
    OwnModels.write(
        folder,
        "card.json",
        """
        {"name": "mine", "version": "1", "kind": "poem", "source": "s", "licence": "MIT"}
        """);
    assertThat(tools()).isEmpty();
    assertThat(new Catalogue(models).listings())
        .extracting(OwnTools::note)
        .filteredOn(Optional::isPresent)
        .singleElement()
        .satisfies(note -> assertThat(note.orElseThrow()).contains("\"poem\" becomes no tool"));
  }

  private static Evidence evidence(ToolResult result) {
    return ((ToolResult.Found) result).evidence().get(0);
  }
}
