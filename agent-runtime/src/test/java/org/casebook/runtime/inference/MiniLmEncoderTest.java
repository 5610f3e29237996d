package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MiniLmEncoderTest {
  private static final String TEXT = "You have won a prize, send your account number today.";
  private final OnnxSessions sessions = new OnnxSessions();
  private MiniLmEncoder encoder;

  @BeforeAll
  void open() throws InterruptedException {
    encoder = new MiniLmEncoder(sessions, TestModels.require(Recipes.MINILM));
  }

  @AfterAll
  void close() {
    encoder.close();
    sessions.close();
  }

  @Test
  void aVectorIsTheSameAloneAmongOthersAndConcurrently() throws Exception {
    float[] alone = encoder.encode(TEXT);
    encoder.encode("x");
    encoder.encode("another text, much longer than the first one, ".repeat(20));
    assertThat(encoder.encode(TEXT)).isEqualTo(alone);

    ExecutorService workers = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> same = new ArrayList<>();
      List<Future<float[]>> others = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String other = "neighbour " + "word ".repeat(i);
        same.add(workers.submit(() -> encoder.encode(TEXT)));
        others.add(workers.submit(() -> encoder.encode(other)));
      }
      for (Future<float[]> vector : same) {
        assertThat(vector.get()).isEqualTo(alone);
      }
      for (Future<float[]> vector : others) {
        assertThat(vector.get()).isNotEqualTo(alone);
      }
    } finally {
      workers.shutdown();
    }
  }

  @Test
  void manyTextsAtOnceGiveTheVectorsThatTheyHaveAlone() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      texts.add("text number " + i + " word".repeat(i * 7 % 23));
    }
    List<float[]> together = encoder.encodeAll(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(together.get(i)).isEqualTo(encoder.encode(texts.get(i)));
    }
  }

  @Test
  void meaningIsNearAndOtherThingsAreFar() {
    float[] threat = encoder.encode("I will find you and hurt you");
    assertThat(cosine(threat, encoder.encode("I am going to track you down and harm you")))
        .isGreaterThan(0.6);
    assertThat(cosine(threat, encoder.encode("The weather is lovely today"))).isLessThan(0.3);
  }

  @Test
  void vectorsHaveLengthOne() {
    for (String text : List.of("", "a", TEXT, "\uD83D\uDE00 \u4f60\u597d", "word ".repeat(5000))) {
      float[] vector = encoder.encode(text);
      assertThat(vector).hasSize(EncoderSpecification.DIMENSION);
      assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void whatComesAfter256WordPiecesIsNotSeen() {
    String head = "word ".repeat(300);
    assertThat(encoder.encode(head + "murder")).isEqualTo(encoder.encode(head + "flower"));
    String shorter = "word ".repeat(100);
    assertThat(encoder.encode(shorter + "murder")).isNotEqualTo(encoder.encode(shorter + "flower"));
  }

  @Test
  void theIdentityNamesTheWeights() {
    assertThat(encoder.id()).matches("minilm-l6-v2-q:1\\.11\\.0-beta19@[0-9a-f]{12}");
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
