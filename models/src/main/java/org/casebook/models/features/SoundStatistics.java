package org.casebook.models.features;

import java.util.Arrays;

/**
 * What a sound is like: in each of sixteen bands, evenly spaced in octaves from 80 Hz to 7 kHz, the
 * mean and the deviation over time of its loudness, and how much of a window's change is one of
 * loudness. Bands by the algorithm of Goertzel (1958), 32 ms windows.
 */
public final class SoundStatistics {
  private static final int BANDS = 16;
  private static final int WINDOW = 512;
  private static final double LOWEST = 80;
  private static final double HIGHEST = 7_000;

  /** Length of the vector. */
  public static final int LENGTH = 2 * BANDS + 2;

  private SoundStatistics() {}

  /**
   * Computes them.
   *
   * @param samples between -1 and 1
   * @param rate samples per second, at least 16,000
   * @return {@link #LENGTH} numbers of the order of 1
   */
  public static float[] of(float[] samples, int rate) {
    int windows = Math.max(1, samples.length / WINDOW);
    double[][] loud = new double[BANDS][windows];
    double[] whole = new double[windows];
    for (int w = 0; w < windows; w++) {
      int from = w * WINDOW;
      int to = Math.min(samples.length, from + WINDOW);
      for (int i = from; i < to; i++) {
        whole[w] += samples[i] * samples[i] / WINDOW;
      }
      for (int band = 0; band < BANDS; band++) {
        double hz = LOWEST * Math.pow(HIGHEST / LOWEST, band / (BANDS - 1.0));
        loud[band][w] = Math.log10(power(samples, from, to, hz / rate) + 1e-6) / 6 + 1;
      }
      whole[w] = Math.log10(whole[w] + 1e-6) / 6 + 1;
    }
    float[] result = new float[LENGTH];
    for (int band = 0; band < BANDS; band++) {
      result[band] = (float) mean(loud[band]);
      result[BANDS + band] = (float) (4 * deviation(loud[band]));
    }
    result[2 * BANDS] = (float) mean(whole);
    result[2 * BANDS + 1] = (float) (4 * deviation(whole));
    return result;
  }

  private static double power(float[] samples, int from, int to, double cycles) {
    double factor = 2 * Math.cos(2 * Math.PI * cycles);
    double last = 0;
    double before = 0;
    for (int i = from; i < to; i++) {
      double now = samples[i] + factor * last - before;
      before = last;
      last = now;
    }
    return (last * last + before * before - factor * last * before) / WINDOW;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0));
  }
}
