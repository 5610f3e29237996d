package org.casebook.runtime.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The CTM format of speech recognition, as NIST's scoring tools have it: a line for each word with
 * utterance, channel, start and length in seconds, word, confidence.
 */
final class TimedWords {
  private static final int FIELDS = 6;
  private static final double MILLIS = 1_000;

  private TimedWords() {}

  /** A line for a word whose times count from the beginning of its utterance. */
  static String line(int utterance, SpokenWord word) {
    return String.format(
        Locale.ROOT,
        "%d A %.3f %.3f %s %.4f",
        utterance,
        word.startMillis() / MILLIS,
        (word.endMillis() - word.startMillis()) / MILLIS,
        word.text(),
        word.confidence());
  }

  /**
   * Words in the order in which they were spoken, with times in the recording.
   *
   * @param speech the utterances that the lines count, from 0
   */
  static List<SpokenWord> read(List<String> lines, List<Utterance> speech) {
    List<SpokenWord> words = new ArrayList<>();
    for (String line : lines) {
      String[] field = line.trim().split("\\s+", -1);
      if (field.length == FIELDS) {
        long offset = speech.get(Integer.parseInt(field[0])).startMillis();
        long start = offset + Math.round(MILLIS * Double.parseDouble(field[2]));
        words.add(
            new SpokenWord(
                // A variant of pronunciation is no other word.
                field[4].replaceAll("\\(\\d+\\)$", ""),
                start,
                start + Math.round(MILLIS * Double.parseDouble(field[3])),
                Math.min(1, Double.parseDouble(field[5]))));
      }
    }
    words.sort(Comparator.comparingLong(SpokenWord::startMillis));
    return words;
  }
}
