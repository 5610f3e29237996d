package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.testing.SampleImages;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints the processor time of each model path, which the model cards quote. Not part of the usual
 * tests, as its name says: run it with {@code mvn test -pl agent-runtime -am -Dtest=PerceptionTimes
 * -Dsurefire.failIfNoSpecifiedTests=false}. A run uses one thread, so the time of that thread is
 * all there is, whatever else the machine does.
 */
class PerceptionTimes {
  private static final int ROUNDS = 20;
  private static final List<String> PICTURES =
      List.of(
          "bank-sms-en.png",
          "coin-profit-zh.png",
          "game-chat-es.png",
          "threat-chat-ru.png",
          "dunes-no-text.png",
          "parcel-held-es.png");
  private static final String TEXT =
      "I bought this kettle in spring, and it has boiled every cup of tea since without a fault.";
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Test
  void times(@TempDir Path folder) throws Exception {
    Catalogue catalogue = TestModels.catalogue();
    try (OnnxSessions sessions = new OnnxSessions()) {
      MiniLmEncoder encoder = new MiniLmEncoder(sessions, TestModels.require(Recipes.MINILM));
      TextHarmModel heads =
          new TextHarmModel(
              sessions, catalogue.find(new ModelVersion("text-harm", "1")).orElseThrow(), encoder);
      ImageTextReader reader = new ImageTextReader(sessions, TestModels.require(Recipes.PP_OCR));
      NsfwClassifier nsfw = new NsfwClassifier(sessions, TestModels.require(Recipes.NSFW));
      ObjectDetector objects = new ObjectDetector(sessions, TestModels.require(Recipes.CENTERNET));
      FaceDetector faces = new FaceDetector(sessions, TestModels.require(Recipes.BLAZEFACE));
      ImageDecoder decoder = new ImageDecoder(MediaLimits.STANDARD);
      Path file = SampleImages.file(PICTURES.get(0), folder);
      print("sentence vector", List.of(() -> encoder.encode(TEXT)));
      print("text-harm heads with vector", List.of(() -> heads.predict(TEXT, 0)));
      print("decoding", List.of(() -> decoder.decode(file)));
      List<Picture> pictures = pictures();
      List<Callable<?>> reading = new ArrayList<>();
      List<Callable<?>> looking = new ArrayList<>();
      List<Callable<?>> seeingObjects = new ArrayList<>();
      List<Callable<?>> seeingFaces = new ArrayList<>();
      for (Picture picture : pictures) {
        reading.add(() -> reader.read(picture));
        looking.add(() -> nsfw.classify(picture));
        seeingObjects.add(() -> objects.detect(picture));
        seeingFaces.add(() -> faces.detect(picture));
      }
      print("text in an image of 640 x 480", reading);
      print("nudity, three views", looking);
      print("objects", seeingObjects);
      print("faces, five looks", seeingFaces);
    }
  }

  private static List<Picture> pictures() throws IOException {
    List<Picture> pictures = new ArrayList<>();
    for (String name : PICTURES) {
      pictures.add(SampleImages.picture(name));
    }
    return pictures;
  }

  private void print(String what, List<? extends Callable<?>> calls) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Callable<?> call : calls) {
        long start = threads.getCurrentThreadCpuTime();
        assertThat(call.call()).isNotNull();
        millis.add((threads.getCurrentThreadCpuTime() - start) / 1e6);
      }
    }
    double[] sorted =
        millis.stream().skip(millis.size() / 4).mapToDouble(Double::doubleValue).sorted().toArray();
    assertThat(sorted).isNotEmpty();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-32s median %6.1f ms, p95 %6.1f ms, n %d, of %s",
            what,
            sorted[sorted.length / 2],
            sorted[sorted.length * 95 / 100],
            sorted.length,
            Arrays.asList(System.getProperty("os.arch"), System.getProperty("java.version"))));
  }
}
