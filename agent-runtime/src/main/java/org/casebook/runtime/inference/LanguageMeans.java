package org.casebook.runtime.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.training.HalfFloat;
import org.casebook.runtime.domain.CasebookException;

/**
 * The mean vector of each language. Multilingual encoders put a text's language into its vector, as
 * an offset that all texts of the language share; without it, texts of one meaning lie closer
 * together (Libovický et al. 2020, "On the Language Neutrality of Pre-trained Multilingual
 * Representations").
 */
final class LanguageMeans {
  private final Map<String, float[]> means = new HashMap<>();
  private final float[] others;

  private LanguageMeans(List<String> languages, ByteBuffer numbers, int dimension) {
    others = mean(numbers, dimension);
    languages.forEach(language -> means.put(language, mean(numbers, dimension)));
  }

  /**
   * The means that lie beside an encoder: half-precision floats, first the mean of all languages,
   * then those of the languages that {@code features.json} lists.
   *
   * @throws CasebookException when the file does not fit the list
   */
  static LanguageMeans of(StoredModel model, int dimension) {
    List<String> languages = new ArrayList<>();
    model.features().path("languages").forEach(code -> languages.add(code.asText()));
    byte[] file = model.bytes("language-means.bin");
    if (file.length != (languages.size() + 1) * dimension * Short.BYTES) {
      throw new CasebookException(
          model.version() + ": language-means.bin does not fit features.json; install it again");
    }
    return new LanguageMeans(
        languages, ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), dimension);
  }

  /** Takes the language's mean from a vector; the mean of all where the language is not known. */
  void centre(float[] vector, String language) {
    float[] mean = means.getOrDefault(language, others);
    for (int i = 0; i < vector.length; i++) {
      vector[i] -= mean[i];
    }
  }

  private static float[] mean(ByteBuffer numbers, int dimension) {
    float[] mean = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      mean[i] = HalfFloat.value(numbers.getShort());
    }
    return mean;
  }
}
