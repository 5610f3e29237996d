package org.casebook.runtime.retrieval;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.retrieval.ClauseMatch.ExampleMatch;

/**
 * How a text compares with the examples of a policy.
 *
 * @param ratios log-likelihood ratio by area, in nats, within a cap
 * @param nearest the most similar examples, best first, at least one
 */
public record Resemblance(SortedMap<HarmArea, Double> ratios, List<ExampleMatch> nearest) {
  public Resemblance {
    ratios = Collections.unmodifiableSortedMap(new TreeMap<>(ratios));
    nearest = List.copyOf(nearest);
  }

  /** The cosine to the most similar example. */
  public double closest() {
    return nearest.get(0).cosine().orElse(0.0);
  }
}
