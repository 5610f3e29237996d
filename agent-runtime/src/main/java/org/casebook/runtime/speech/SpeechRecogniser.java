package org.casebook.runtime.speech;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns speech into words. Safe for several threads. */
public interface SpeechRecogniser {
  /** What it is called, with its version where it is known, as in {@code pocketsphinx}. */
  String name();

  /** Languages that it understands, as ISO 639-3 codes; empty when it takes any. */
  Set<String> languages();

  /** Why it can not be used on this machine and what to do about it; empty when it can. */
  Optional<String> problem();

  /** The longest speech that it is used on by default: slow ones take short clips only. */
  Duration longest();

  /**
   * Whether its confidence is lower where it is wrong. Where it is not, what was heard may be
   * looked at and never makes a recording count as understood.
   */
  default boolean confidenceTells() {
    return true;
  }

  /** From which mean confidence on a transcript is believed, in [0,1]. */
  double trusted();

  /**
   * Listens to stretches of speech of one recording.
   *
   * @throws org.casebook.runtime.domain.CasebookException when it fails; the message names the
   *     remedy
   * @throws InterruptedException when the run is cancelled
   */
  Transcript transcribe(List<Utterance> speech) throws InterruptedException;
}
