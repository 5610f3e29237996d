package org.casebook.runtime.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.SpeechStretches.Stretch;
import org.casebook.runtime.media.MediaDecoder;
import org.casebook.runtime.media.Sound;
import org.casebook.runtime.speech.Utterance;

/** Cuts stretches of speech out of a recording. */
final class SpeechClips {
  private static final int SAMPLES_PER_MILLISECOND = Sound.RATE / 1_000;

  /** Recognisers slow down, or give up, on utterances that last for minutes. */
  private static final long LONGEST_MILLIS = 20_000;

  private SpeechClips() {}

  /** What {@code find_speech} observed about the item, if it was asked. */
  static Optional<List<Stretch>> known(ToolInput input) {
    if (input.known("speech share").isEmpty()) {
      return Optional.empty();
    }
    List<Stretch> stretches = new ArrayList<>();
    for (Observation observation : input.known()) {
      if (observation.name().matches("speech \\d+")) {
        String[] ends = observation.value().split(" ", 2);
        stretches.add(new Stretch(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
      }
    }
    return Optional.of(stretches);
  }

  /**
   * The first stretches that together last no longer than this, long ones in pieces; the last one
   * may be cut.
   */
  static List<Stretch> upTo(List<Stretch> stretches, Duration longest) {
    List<Stretch> chosen = new ArrayList<>();
    long left = longest.toMillis();
    for (Stretch stretch : stretches) {
      long at = stretch.startMillis();
      while (at < stretch.endMillis() && left > 0) {
        long millis = Math.min(Math.min(left, LONGEST_MILLIS), stretch.endMillis() - at);
        chosen.add(new Stretch(at, at + millis));
        left -= millis;
        at += millis;
      }
    }
    return chosen;
  }

  /** Their sound. */
  static List<Utterance> cut(MediaDecoder decoder, Path file, List<Stretch> stretches) {
    List<Utterance> clips = new ArrayList<>();
    for (Stretch stretch : stretches) {
      clips.add(
          new Utterance(
              stretch.startMillis(), new short[(int) stretch.millis() * SAMPLES_PER_MILLISECOND]));
    }
    long[] position = {0};
    decoder.sound(
        file,
        samples -> {
          clips.forEach(clip -> copy(samples, position[0], clip));
          position[0] += samples.length;
        });
    return clips;
  }

  private static void copy(short[] samples, long position, Utterance clip) {
    long start = clip.startMillis() * SAMPLES_PER_MILLISECOND;
    long from = Math.max(start, position);
    long until = Math.min(start + clip.samples().length, position + samples.length);
    if (from < until) {
      System.arraycopy(
          samples,
          (int) (from - position),
          clip.samples(),
          (int) (from - start),
          (int) (until - from));
    }
  }
}
