package org.casebook.runtime.speech;

/**
 * A stretch of a recording in which somebody speaks.
 *
 * @param startMillis where it begins in the recording
 * @param samples 16-bit, 16 kHz, one channel
 */
@SuppressWarnings("ArrayRecordComponent") // sound; never compared
public record Utterance(long startMillis, short[] samples) {
  private static final int SAMPLES_PER_MILLISECOND = 16;

  /** How long it lasts. */
  public long millis() {
    return samples.length / SAMPLES_PER_MILLISECOND;
  }
}
