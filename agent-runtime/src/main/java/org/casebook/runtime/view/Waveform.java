package org.casebook.runtime.view;

import java.util.List;

/**
 * The outline of a recording, for drawing.
 *
 * @param durationMillis playing time
 * @param peaks the loudest sample of each of equally long stretches, in [0,1]; may be empty
 */
public record Waveform(long durationMillis, List<Double> peaks) {
  public Waveform {
    peaks = List.copyOf(peaks);
  }
}
