package org.casebook.runtime.speech;

import java.util.List;
import java.util.stream.Collectors;

/** The words of a recording, in the order in which they were spoken. */
public record Transcript(List<SpokenWord> words) {
  public Transcript {
    words = List.copyOf(words);
  }

  /** The words with single spaces between them. */
  public String text() {
    return words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
  }

  /** Mean confidence, weighted by how long each word lasts; 0 for no words. */
  public double confidence() {
    double millis = words.stream().mapToDouble(Transcript::millis).sum();
    return millis == 0
        ? 0
        : words.stream().mapToDouble(word -> word.confidence() * millis(word)).sum() / millis;
  }

  private static double millis(SpokenWord word) {
    return Math.max(1, word.endMillis() - word.startMillis());
  }
}
