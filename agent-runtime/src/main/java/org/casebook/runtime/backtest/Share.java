package org.casebook.runtime.backtest;

import java.util.List;
import java.util.Optional;

/**
 * A part of a whole, with how sure the share is.
 *
 * @param hits how many are in the part
 * @param of how many there are
 * @param value the share; empty where there is nothing to take a share of
 * @param ci lower and upper end of the 95 % Wilson score interval (Wilson 1927); empty with the
 *     value
 */
public record Share(long hits, long of, Optional<Double> value, List<Double> ci) {
  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  public Share {
    ci = List.copyOf(ci);
  }

  /** The share of so many in so many. */
  public static Share of(long hits, long of) {
    if (of == 0) {
      return new Share(0, 0, Optional.empty(), List.of());
    }
    double p = hits / (double) of;
    double square = Z * Z / of;
    double centre = (p + square / 2) / (1 + square);
    double half = Z * Math.sqrt(p * (1 - p) / of + square / (4 * of)) / (1 + square);
    return new Share(
        hits, of, Optional.of(p), List.of(Math.max(0, centre - half), Math.min(1, centre + half)));
  }
}
