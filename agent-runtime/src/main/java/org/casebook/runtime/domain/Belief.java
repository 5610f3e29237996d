package org.casebook.runtime.domain;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How likely the case violates each area, as exactly additive log-odds: prior plus contributions
 * equals the total to 1e-9.
 */
public record Belief(SortedMap<HarmArea, AreaBelief> areas) {
  public Belief {
    areas = Collections.unmodifiableSortedMap(new TreeMap<>(areas));
  }

  /** The belief about an area. */
  public AreaBelief of(HarmArea area) {
    AreaBelief belief = areas.get(area);
    if (belief == null) {
      throw new IllegalArgumentException("no belief is held about " + area.key());
    }
    return belief;
  }

  /**
   * The belief about one area.
   *
   * @param prior log-odds before any evidence
   * @param contributions in the order in which the evidence arrived
   * @param logOdds prior + sum of contributions
   * @param conflict 0 when all evidence points one way, 1 when for and against are equally strong
   */
  public record AreaBelief(
      double prior, List<Contribution> contributions, double logOdds, double conflict) {
    public AreaBelief {
      contributions = List.copyOf(contributions);
    }

    /** The probability of a violation: the logistic of the log-odds. */
    public double probability() {
      return 1 / (1 + Math.exp(-logOdds));
    }
  }
}
