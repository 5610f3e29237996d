package org.casebook.runtime.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * The language detector of Apache OpenNLP with its published model of 103 languages
 * (opennlp-models-langdetect). Read from the class path at the first call, which takes about a
 * second; kept from then on. The detector holds no state between calls.
 */
final class OpenNlpModel implements CharacterModel {
  private static final String RESOURCE = "/langdetect-183.bin";

  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable LanguageDetectorME detector;

  @Override
  public Map<String, Double> logScores(String words) {
    Map<String, Double> scores = new HashMap<>();
    for (Language language : detector().predictLanguages(words)) {
      double score = Math.log(Math.max(language.getConfidence(), 1e-12));
      scores.merge(LanguageCodes.individual(language.getLang()), score, Math::max);
    }
    return scores;
  }

  private LanguageDetectorME detector() {
    LanguageDetectorME ready = detector;
    if (ready != null) {
      return ready;
    }
    loading.lock();
    try {
      LanguageDetectorME loaded = detector;
      if (loaded == null) {
        loaded = load();
        detector = loaded;
      }
      return loaded;
    } finally {
      loading.unlock();
    }
  }

  private static LanguageDetectorME load() {
    try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            RESOURCE
                + " is not on the class path; add org.apache.opennlp:opennlp-models-langdetect");
      }
      return new LanguageDetectorME(
          new LanguageDetectorModel(new BufferedInputStream(in, 1 << 20)));
    } catch (IOException e) {
      throw new UncheckedIOException("The language model " + RESOURCE + " cannot be read", e);
    }
  }
}
