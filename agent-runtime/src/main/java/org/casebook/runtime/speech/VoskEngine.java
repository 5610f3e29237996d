package org.casebook.runtime.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.casebook.runtime.domain.CasebookException;

/** Vosk, which is Kaldi in a library: neural acoustic models for some twenty languages. */
final class VoskEngine implements RecognitionEngine {
  private static final float RATE = 16_000;
  private static final int PIECE = 4_000;
  private static final double MILLIS = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final VoskLibrary vosk;
  private final Pointer model;

  /**
   * Loads a model; takes from a second to half a minute.
   *
   * @param folder with the subfolders {@code am}, {@code conf} and {@code graph}
   * @throws CasebookException when Vosk does not take it for a model
   */
  VoskEngine(Path folder) {
    vosk = VoskLibrary.load();
    vosk.setLogLevel(-1);
    Pointer loaded = vosk.modelNew(folder.toString());
    if (loaded == null) {
      throw new CasebookException(folder + " is no model that Vosk can load");
    }
    model = loaded;
  }

  @Override
  public List<SpokenWord> hear(short[] samples) {
    Pointer recogniser = vosk.recognizerNew(model, RATE);
    try {
      vosk.recognizerSetWords(recogniser, 1);
      List<SpokenWord> words = new ArrayList<>();
      for (int from = 0; from < samples.length; from += PIECE) {
        short[] piece = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + PIECE));
        if (vosk.recognizerAcceptWaveformS(recogniser, piece, piece.length) == 1) {
          words.addAll(words(vosk.recognizerResult(recogniser)));
        }
      }
      words.addAll(words(vosk.recognizerFinalResult(recogniser)));
      return words;
    } finally {
      vosk.recognizerFree(recogniser);
    }
  }

  /**
   * Reads a result: {@code result} is a list of objects with {@code word}, {@code start} and {@code
   * end} in seconds, and {@code conf}; it is left out where nothing was said.
   *
   * @throws CasebookException when it is not JSON
   */
  static List<SpokenWord> words(String json) {
    try {
      List<SpokenWord> words = new ArrayList<>();
      for (JsonNode word : JSON.readTree(json).path("result")) {
        words.add(
            new SpokenWord(
                word.path("word").asText(),
                Math.round(MILLIS * word.path("start").asDouble()),
                Math.round(MILLIS * word.path("end").asDouble()),
                Math.min(1, word.path("conf").asDouble())));
      }
      return words;
    } catch (JsonProcessingException e) {
      throw new CasebookException("Vosk answered no JSON: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public void close() {
    vosk.modelFree(model);
  }
}
