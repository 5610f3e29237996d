package org.casebook.runtime.log;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Time in a history: microseconds, strictly later than every event already there, so that the merge
 * order {@code (at, writer, seq)} never puts an effect before its cause even when a clock runs
 * backwards (the idea of hybrid logical clocks, Kulkarni et al. 2014).
 */
public final class LogTime {
  private LogTime() {}

  /** The time of the next event. */
  public static Instant next(Clock clock, Instant last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }
}
