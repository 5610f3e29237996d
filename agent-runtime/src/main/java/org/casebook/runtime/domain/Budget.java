package org.casebook.runtime.domain;

import java.time.Duration;

/**
 * What a run may spend.
 *
 * @param calls the most tool calls
 * @param perCall the longest a single call may take
 * @param perRun the longest the whole run may take
 */
public record Budget(int calls, Duration perCall, Duration perRun) {
  /** Enough for every bundled tool on every item of an ordinary case. */
  public static Budget standard() {
    return new Budget(40, Duration.ofSeconds(20), Duration.ofSeconds(60));
  }
}
