package org.casebook.runtime.backtest;

import java.io.Serializable;

/**
 * How often a clause did what, over all samples.
 *
 * @param fires its requirements hold, in scope
 * @param stands it is violated after exceptions and overrides
 * @param labelled samples whose right answer names it
 * @param hits samples whose right answer names it and in which it stands
 * @param wrong samples with a right answer that does not name it, in which it stands
 */
public record ClauseCounts(long fires, long stands, long labelled, long hits, long wrong)
    implements Serializable {
  static final ClauseCounts NONE = new ClauseCounts(0, 0, 0, 0, 0);

  ClauseCounts plus(ClauseCounts other) {
    return new ClauseCounts(
        fires + other.fires,
        stands + other.stands,
        labelled + other.labelled,
        hits + other.hits,
        wrong + other.wrong);
  }

  /** Share of its labelled samples in which it stands; NaN when there is none. */
  public double recall() {
    return hits / (double) labelled;
  }

  /** Share of labelled samples in which it stands that name it; NaN when it stands in none. */
  public double precision() {
    return hits / (double) (hits + wrong);
  }
}
