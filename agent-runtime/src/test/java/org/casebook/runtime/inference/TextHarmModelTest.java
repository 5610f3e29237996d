package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.casebook.models.Label;
import org.casebook.models.ModelVersion;
import org.casebook.models.Prediction;
import org.casebook.models.SpanWeight;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.models.features.TextFeatures;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextHarmModelTest {
  private static final String TEXT = "Send me your PIN or lose the account!";
  private final OnnxSessions sessions = new OnnxSessions();
  private StoredModel stored;
  private MiniLmEncoder encoder;
  private TextHarmModel model;

  @BeforeAll
  void open() throws InterruptedException {
    Catalogue catalogue = TestModels.catalogue();
    stored = catalogue.find(new ModelVersion("text-harm", "1")).orElseThrow();
    encoder = new MiniLmEncoder(sessions, TestModels.require(Recipes.MINILM));
    model = new TextHarmModel(sessions, stored, encoder);
  }

  @AfterAll
  void close() {
    sessions.close();
  }

  @Test
  void contributionsSumToTheLogOdds() {
    TextFeatures features = new FeatureExtractor(encoder).extract(TEXT, 0);
    Map<String, OnnxSession.Output> outputs = model.run(features);
    float[] logits = values(outputs, "logits");
    int heads = logits.length;
    for (int head = 0; head < heads; head++) {
      double sum = values(outputs, "bias")[head] + values(outputs, "vector_contribution")[head];
      for (String table : List.of("contributions", "hand_contributions")) {
        float[] values = values(outputs, table);
        for (int i = head; i < values.length; i += heads) {
          sum += values[i];
        }
      }
      assertThat(sum).isCloseTo(logits[head], within(1e-4));
    }
  }

  @Test
  void wordsCarryTheContributionsOfTheirNgrams() {
    Prediction prediction = model.predict(TEXT, 0);
    for (Label label : model.labels()) {
      List<SpanWeight> words = Objects.requireNonNull(prediction.spans().get(label));
      assertThat(words).isNotEmpty();
      assertThat(words)
          .allSatisfy(
              word -> assertThat(TEXT.substring(word.start(), word.end())).doesNotContain(" "));
    }
  }

  @Test
  void aScoreIsTheSameAloneAndAmongOthers() {
    Prediction alone = model.predict(TEXT, 0);
    model.predict("something else entirely, " + "word ".repeat(400), 3);
    assertThat(model.predict(TEXT, 0)).isEqualTo(alone);
  }

  @Test
  void headsRefuseAnEncoderThatTheyWereNotTrainedOn() {
    SentenceEncoder other =
        new SentenceEncoder() {
          @Override
          public String id() {
            return "another@1";
          }

          @Override
          public float[] encode(String text) {
            return new float[384];
          }
        };
    assertThatThrownBy(() -> new TextHarmModel(sessions, stored, other))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("not on another@1");
  }

  private static float[] values(Map<String, OnnxSession.Output> outputs, String name) {
    return Objects.requireNonNull(outputs.get(name)).values();
  }
}
