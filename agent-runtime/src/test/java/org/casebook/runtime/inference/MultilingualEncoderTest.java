package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.testing.TestModels;
import org.casebook.runtime.text.ScriptAwareIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real encoder, where it is installed: it is too large to be fetched for a test. */
class MultilingualEncoderTest {
  private static final List<String> TEXTS =
      List.of(
          "I will kill you",
          "I will thank you",
          "Je vais te tuer",
          "Das Wetter ist heute schön",
          "The weather is nice today",
          "我会杀了你",
          "a",
          "",
          "word ".repeat(300));

  private OnnxSessions sessions;
  private MultilingualEncoder encoder;

  @BeforeEach
  void open() {
    sessions = new OnnxSessions();
    encoder = encoder();
  }

  private MultilingualEncoder encoder() {
    return new MultilingualEncoder(
        sessions,
        TestModels.requireInstalled(Recipes.MULTILINGUAL),
        ScriptAwareIdentifier.bundled());
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void aVectorIsTheSameAloneAndInAnyCompany() {
    List<float[]> together = encoder.encodeAll(TEXTS);
    MultilingualEncoder other = encoder(); // that remembers nothing
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(together.get(i)).hasSize(encoder.dimension());
      assertThat(other.encode(TEXTS.get(i))).containsExactly(together.get(i));
    }
  }

  @Test
  void meaningCrossesLanguages() {
    List<float[]> v = encoder.encodeAll(TEXTS);
    assertThat(cosine(v.get(0), v.get(2))).isGreaterThan(cosine(v.get(4), v.get(2)));
    assertThat(cosine(v.get(3), v.get(4))).isGreaterThan(cosine(v.get(3), v.get(0)));
  }

  @Test
  void formOfAccentsDoesNotMatter() {
    String text = "Tất cả mọi người sinh ra đều được tự do";
    assertThat(encoder.encode(Normalizer.normalize(text, Normalizer.Form.NFD)))
        .containsExactly(encoder.encode(text));
  }

  @Test
  void whatIsHandedOutIsACopy() {
    float[] first = encoder.encode("a text");
    float kept = first[0];
    first[0] = 99;
    assertThat(encoder.encode("a text")[0]).isEqualTo(kept);
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
