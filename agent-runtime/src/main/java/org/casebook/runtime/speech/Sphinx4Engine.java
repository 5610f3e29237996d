package org.casebook.runtime.speech;

import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.api.SpeechResult;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.LogMath;
import edu.cmu.sphinx.util.TimeFrame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;

/**
 * CMU Sphinx4, in pure Java: Gaussian mixtures over a lexical tree with a trigram model (Walker et
 * al. 2004, "Sphinx-4: A Flexible Open Source Framework for Speech Recognition").
 *
 * <p>The recogniser is taken from below its easy interface, which loads the language model anew for
 * every utterance.
 */
final class Sphinx4Engine implements RecognitionEngine {
  private final Context context;
  private final Recognizer recogniser;

  /**
   * Loads a model; takes several seconds.
   *
   * @param model folder with the acoustic model's files, the dictionary and the language model
   */
  Sphinx4Engine(Path model, String dictionary, String languageModel) {
    silence();
    Configuration configuration = new Configuration();
    configuration.setAcousticModelPath(model.toString());
    configuration.setDictionaryPath(model.resolve(dictionary).toString());
    configuration.setLanguageModelPath(model.resolve(languageModel).toString());
    try {
      context = new Context(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    recogniser = context.getInstance(Recognizer.class);
    recogniser.allocate();
  }

  /**
   * It configures logging by itself, and tells every word that it has not heard of, unless told.
   */
  private static void silence() {
    LogManager.getLogManager().reset();
    System.setProperty("java.util.logging.config.file", "none");
  }

  @Override
  public List<SpokenWord> hear(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    context.setSpeechSource(new ByteArrayInputStream(bytes.array()), TimeFrame.INFINITE);
    List<SpokenWord> words = new ArrayList<>();
    Result result = recogniser.recognize();
    while (result != null) {
      for (WordResult word : new SpeechResult(result).getWords()) {
        if (!word.isFiller()) {
          words.add(word(word));
        }
      }
      result = recogniser.recognize();
    }
    return words;
  }

  private static SpokenWord word(WordResult word) {
    double posterior = LogMath.getLogMath().logToLinear((float) word.getConfidence());
    return new SpokenWord(
        word.getWord().getSpelling(),
        word.getTimeFrame().getStart(),
        word.getTimeFrame().getEnd(),
        Math.min(1, posterior));
  }

  @Override
  public void close() {
    recogniser.deallocate();
  }
}
