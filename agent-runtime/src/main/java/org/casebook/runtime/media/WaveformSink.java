package org.casebook.runtime.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.casebook.runtime.view.Waveform;

/** Draws a {@link Waveform} from samples, in memory that hardly grows with their number. */
public final class WaveformSink implements Sound.Sink {
  /** Samples for each peak that is kept until the end: ten milliseconds. */
  private static final int FINE = Sound.RATE / 100;

  private static final double LOUDEST = 32_768;

  private float[] fine = new float[1 << 10];
  private int complete;
  private int inCurrent;
  private long samples;

  @Override
  public void take(short[] heard) {
    for (short sample : heard) {
      if (complete == fine.length) {
        fine = Arrays.copyOf(fine, 2 * complete);
      }
      fine[complete] = Math.max(fine[complete], (float) (Math.abs((int) sample) / LOUDEST));
      if (++inCurrent == FINE) {
        complete++;
        inCurrent = 0;
      }
    }
    samples += heard.length;
  }

  /** What was heard so far, in at most so many stretches. */
  public Waveform waveform(int buckets) {
    int kept = complete + (inCurrent > 0 ? 1 : 0);
    int count = Math.min(buckets, kept);
    List<Double> peaks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * kept / count);
      int until = (int) ((long) (i + 1) * kept / count);
      float peak = 0;
      for (int j = from; j < until; j++) {
        peak = Math.max(peak, fine[j]);
      }
      peaks.add((double) peak);
    }
    return new Waveform(samples * 1_000 / Sound.RATE, peaks);
  }
}
