package org.casebook.runtime.media;

/** Decoded sound: 16-bit samples, 16 kHz, one channel; what speech models listen to. */
public interface Sound {
  /** Samples per second. */
  int RATE = 16_000;

  /** Takes the samples of a recording, in order, as they are decoded. */
  interface Sink {
    /** The next samples; the array is the taker's own. */
    void take(short[] samples);
  }
}
