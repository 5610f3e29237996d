package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.casebook.models.Label;
import org.casebook.models.ModelVersion;
import org.casebook.models.Prediction;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.domain.ToolResult.Nothing;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.MiniLmEncoder;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.ServedModel;
import org.casebook.runtime.inference.TextHarmModel;
import org.casebook.runtime.testing.TestModels;
import org.casebook.runtime.text.Normaliser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreTextHarmTest {
  private static final String SCAM =
      "Congratulations! You won a prize, call now to claim your free cash 0800-123-456";
  private final OnnxSessions sessions = new OnnxSessions();
  private final Normaliser normaliser = Normaliser.bundled();
  private OnDemand<TextHarmModel> model;

  @BeforeAll
  void open() throws InterruptedException {
    TestModels.require(Recipes.MINILM);
    model = model(TestModels.catalogue());
  }

  @AfterAll
  void close() {
    sessions.close();
  }

  @Test
  void aLureScoresAsScamAndItsWordsAreShown() {
    Evidence evidence = evidence(SCAM, HarmArea.SCAM_SPAM);
    assertThat(evidence.signal()).isEqualTo("score.scam_spam");
    assertThat(weight(SCAM, HarmArea.SCAM_SPAM)).isGreaterThan(1);
    assertThat(evidence.reliability()).isEqualTo(1);
    assertThat(evidence.locators())
        .allSatisfy(
            locator -> {
              Locator.Span span = (Locator.Span) locator;
              assertThat(SCAM.substring(span.start(), span.end())).isNotBlank();
            });
  }

  @Test
  void anEverydayTextSpeaksAgainstHate() {
    assertThat(weight("The train to Leeds leaves at nine.", HarmArea.HATE)).isNegative();
  }

  @Test
  void theWeightIsTheLogOddsLessThoseOfThePrior() {
    Prediction prediction = model.get().predict(normaliser.normalise(SCAM).text(), 0);
    Label label = new Label("scam_spam");
    double prior = model.get().prior(label);
    double expected =
        Objects.requireNonNull(prediction.scores().get(label)).logit()
            - Math.log(prior / (1 - prior));
    assertThat(weight(SCAM, HarmArea.SCAM_SPAM)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void aLanguageThatItWasNotTrainedOnIsWeightedDownAndItSaysSo() {
    ToolResult result = run("Mchezo ulikuwa mzuri sana leo", "swh");
    assertThat(result.summary()).contains("not trained on the language swh");
    assertThat(((Found) result).evidence())
        .allSatisfy(evidence -> assertThat(evidence.reliability()).isLessThan(0.5));
  }

  @Test
  void spansLieInTheRawTextOfADisguisedOne() {
    String raw = "\uD83D\uDE00 You w\u043en a pr1ze\u200B, cla\u0456m fr\u0435e c@sh";
    ToolResult result = run(raw, "eng");
    assertThat(((Found) result).evidence())
        .flatExtracting(Evidence::locators)
        .allSatisfy(
            locator -> {
              Locator.Span span = (Locator.Span) locator;
              assertThat(span.start()).isLessThan(span.end());
              assertThat(span.end()).isLessThanOrEqualTo(raw.length());
            });
  }

  @Test
  void theSameTextGivesTheSameResult() {
    assertThat(run(SCAM, "eng")).isEqualTo(run(SCAM, "eng"));
  }

  @Test
  void anEmptyTextHasNothingToScore() {
    assertThat(run(" \n", "eng")).isInstanceOf(Nothing.class);
  }

  @Test
  void withoutItsEncoderTheToolSaysWhatIsMissing(@TempDir Path folder) {
    Tool tool = new ScoreTextHarm(served(model(new Catalogue(folder))), normaliser);
    assertThat(tool.unavailable().orElseThrow().reason()).contains("minilm-l6-v2-q");
  }

  private Evidence evidence(String text, HarmArea area) {
    return ((Found) run(text, "eng"))
        .evidence().stream()
            .filter(evidence -> evidence.weights().containsKey(area))
            .findFirst()
            .orElseThrow();
  }

  private double weight(String text, HarmArea area) {
    return evidence(text, area).weights().getOrDefault(area, 0.0);
  }

  private ToolResult run(String text, String language) {
    ToolInput input =
        ToolInputs.text("score_text_harm", text, new Observation("language", language));
    assertThat(input.item()).isInstanceOf(ContentItem.Text.class);
    return new ScoreTextHarm(served(model), normaliser).run(input);
  }

  private static Supplier<ServedModel<TextHarmModel>> served(OnDemand<TextHarmModel> model) {
    return () -> new ServedModel<>(model, Optional.empty());
  }

  private OnDemand<TextHarmModel> model(Catalogue catalogue) {
    OnDemand<MiniLmEncoder> encoder =
        new OnDemand<>(
            catalogue, Recipes.MINILM.model(), stored -> new MiniLmEncoder(sessions, stored));
    ModelVersion heads = new ModelVersion("text-harm", "1");
    return new OnDemand<>(
        catalogue, heads, stored -> new TextHarmModel(sessions, stored, encoder.get()), encoder);
  }
}
