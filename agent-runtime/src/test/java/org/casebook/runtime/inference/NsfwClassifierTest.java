package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.testing.SampleImages;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NsfwClassifierTest {
  private final OnnxSessions sessions = new OnnxSessions();
  private NsfwClassifier classifier;

  @BeforeAll
  void open() throws InterruptedException {
    classifier = new NsfwClassifier(sessions, TestModels.require(Recipes.NSFW));
  }

  @AfterAll
  void close() {
    sessions.close();
  }

  /** The expected numbers come from TensorFlow.js 4.22 running the original model in node. */
  @Test
  void theConvertedModelAgreesWithTheOriginal() {
    float[] image = new float[224 * 224 * 3];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (((long) i * 7919 % 256) / 255.0);
    }
    float[] expected = {0.54715f, 0.02319f, 0.41744f, 0.00925f, 0.00298f};
    assertThat(classifier.prediction(image)).containsExactly(expected, within(1e-5f));
  }

  /** The same for the second model, of which only an installed copy is tried: it is large. */
  @Test
  void theSecondModelAgreesWithItsOriginal() {
    Optional<StoredModel> installed = TestModels.catalogue().find(Recipes.NSFW_INCEPTION.model());
    assumeTrue(installed.isPresent(), "nsfw-inception-v3 is not installed");
    float[] image = new float[299 * 299 * 3];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (((long) i * 7919 % 256) / 255.0);
    }
    float[] expected = {0.2171092f, 0.0158332f, 0.7554420f, 0.0076104f, 0.0040053f};
    assertThat(new NsfwClassifier(sessions, installed.get()).prediction(image))
        .containsExactly(expected, within(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dunes-no-text.png", "breast-check-pt.png", "judo-poster-ja.png"})
  void harmlessSamplesAreNotExplicit(String name) throws IOException {
    NsfwReading reading = classifier.classify(SampleImages.picture(name));
    assertThat(reading.explicit()).isLessThan(0.2);
    assertThat(
            reading.drawing()
                + reading.hentai()
                + reading.neutral()
                + reading.porn()
                + reading.sexy())
        .isCloseTo(1, within(1e-5));
    assertThat(reading.spread()).isBetween(0.0, 1.0);
  }

  @Test
  void theSamePictureGivesTheSameReading() throws IOException {
    Picture picture = SampleImages.picture("dunes-no-text.png");
    assertThat(classifier.classify(picture)).isEqualTo(classifier.classify(picture));
  }
}
