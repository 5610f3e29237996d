package org.casebook.runtime.speech;

import java.util.List;

/**
 * Hears one utterance after the other. Lives in the recognition process, on one thread: see {@link
 * RecognitionMain}.
 */
interface RecognitionEngine extends AutoCloseable {
  /**
   * The words of an utterance.
   *
   * @param samples 16-bit, 16 kHz, one channel
   * @return words with times from the beginning of the utterance
   */
  List<SpokenWord> hear(short[] samples);

  @Override
  void close();
}
