package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.inference.SpeechStretches.Stretch;
import org.casebook.runtime.speech.SpeechRecogniser;
import org.casebook.runtime.speech.SpokenWord;
import org.casebook.runtime.speech.Transcript;

/**
 * What of the speech was understood, stretch by stretch. A stretch is understood when enough words
 * were heard in it and the recogniser is sure enough of them: a recogniser of another language puts
 * few or doubtful words in their place, and those must not pass for what was said.
 *
 * @param transcript all words as the recogniser gave them
 * @param believed those that are worth looking at
 * @param lost stretches with speech that was not understood
 */
record Comprehension(Transcript transcript, Transcript believed, List<Stretch> lost) {
  /** Slow speakers say two words a second; a stretch with fewer than one was not followed. */
  private static final double FEWEST_WORDS_PER_SECOND = 0.8;

  /** Shorter sounds are often an um or a cough. */
  private static final long SHORTEST_MILLIS = 700;

  Comprehension {
    lost = List.copyOf(lost);
  }

  /** Nobody listened. */
  static Comprehension none(List<Stretch> speech) {
    return new Comprehension(new Transcript(List.of()), new Transcript(List.of()), speech);
  }

  /**
   * Judges a transcript. Where the recogniser's confidence tells nothing, no stretch counts as
   * understood, and words are believed where there are enough of them.
   *
   * @param by who gave it
   */
  static Comprehension of(Transcript transcript, List<Stretch> speech, SpeechRecogniser by) {
    List<Stretch> doubtful = new ArrayList<>();
    List<Stretch> lost = new ArrayList<>();
    for (Stretch stretch : speech) {
      Transcript words = within(transcript, stretch);
      boolean few = words.words().size() * 1_000.0 / stretch.millis() < FEWEST_WORDS_PER_SECOND;
      if (stretch.millis() >= SHORTEST_MILLIS) {
        boolean doubted = few || words.confidence() < by.trusted();
        if (doubted) {
          doubtful.add(stretch);
        }
        if (doubted || !by.confidenceTells()) {
          lost.add(stretch);
        }
      }
    }
    return new Comprehension(transcript, outside(doubtful, transcript), lost);
  }

  private static Transcript outside(List<Stretch> doubtful, Transcript transcript) {
    return new Transcript(
        transcript.words().stream()
            .filter(word -> doubtful.stream().noneMatch(stretch -> holds(stretch, word)))
            .toList());
  }

  private static Transcript within(Transcript transcript, Stretch stretch) {
    return new Transcript(
        transcript.words().stream().filter(word -> holds(stretch, word)).toList());
  }

  private static boolean holds(Stretch stretch, SpokenWord word) {
    long middle = (word.startMillis() + word.endMillis()) / 2;
    return middle >= stretch.startMillis() && middle < stretch.endMillis();
  }
}
