package org.casebook.runtime.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of speech, from the probability of each short window. As in Silero's own recipe speech
 * begins at one threshold and ends below a lower one that must last, and very short stretches do
 * not count.
 */
public final class SpeechStretches {
  private static final double BEGINS = 0.5;
  private static final double ENDS = 0.35;
  private static final double SHORTEST_SPEECH_MILLIS = 250;
  private static final double SHORTEST_PAUSE_MILLIS = 300;
  private static final double MARGIN_MILLIS = 60;

  private final double windowMillis;
  private final List<Stretch> ended = new ArrayList<>();
  private double now;
  private double began = -1;
  private double lastSpeech;

  /** A stretch of time, half-open, in milliseconds. */
  public record Stretch(long startMillis, long endMillis) {
    /** How long it lasts. */
    public long millis() {
      return endMillis - startMillis;
    }
  }

  /** Stretches of windows of this length. */
  SpeechStretches(double windowMillis) {
    this.windowMillis = windowMillis;
  }

  void add(double probability) {
    now += windowMillis;
    if (probability >= BEGINS && began < 0) {
      began = now - windowMillis;
    }
    if (probability >= ENDS) {
      lastSpeech = now;
    } else if (began >= 0 && now - lastSpeech >= SHORTEST_PAUSE_MILLIS) {
      end();
    }
  }

  private void end() {
    if (lastSpeech - began >= SHORTEST_SPEECH_MILLIS) {
      ended.add(stretch());
    }
    began = -1;
  }

  private Stretch stretch() {
    return new Stretch(
        Math.round(Math.max(0, began - MARGIN_MILLIS)),
        Math.round(Math.min(now, lastSpeech + MARGIN_MILLIS)));
  }

  /** All stretches so far, in order; they do not overlap. */
  public List<Stretch> stretches() {
    List<Stretch> all = new ArrayList<>(ended);
    if (began >= 0 && lastSpeech - began >= SHORTEST_SPEECH_MILLIS) {
      all.add(stretch());
    }
    return all;
  }

  /** How much of the recording is speech, in [0,1]. */
  public double share() {
    double speech = stretches().stream().mapToLong(Stretch::millis).sum();
    return now == 0 ? 0 : Math.min(1, speech / now);
  }

  /** Playing time of what was heard. */
  public long durationMillis() {
    return Math.round(now);
  }
}
