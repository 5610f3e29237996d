package org.casebook.runtime.retrieval;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.graph.EdgeKind;

/**
 * The numbers of the graph search. {@link #STANDARD} was chosen on the tuning third of the
 * retrieval benchmark.
 *
 * @param lists weight of each ranking in the fusion; 0 or absent leaves it out
 * @param sharpness power to which fused scores are raised before the walk starts from them: ranks
 *     fall slowly, and a walk from everywhere arrives everywhere
 * @param restart probability of going back to the seeds at each step
 * @param steps power iterations
 * @param edges weight of each kind of edge in the walk, either way; absent kinds are not walked
 * @param walk share of the walk in the final score; the rest is the fused score
 * @param clauses the most clauses that are taken up before the closure
 * @param relevance share of relevance in maximal marginal relevance; 1 ignores repetition
 * @param budget the most tokens of context
 */
record SearchSettings(
    SortedMap<String, Double> lists,
    double sharpness,
    double restart,
    int steps,
    Map<EdgeKind, Double> edges,
    double walk,
    int clauses,
    double relevance,
    int budget) {
  static final SearchSettings STANDARD =
      new SearchSettings(
          lists(0.5, 1, 1, 3, 3),
          4,
          0.5,
          20,
          Map.of(
              EdgeKind.REQUIRES, 1.0,
              EdgeKind.EXCEPTS, 1.0,
              EdgeKind.OVERRIDES, 1.0,
              EdgeKind.USES_TERM, 1.0,
              EdgeKind.DEFINES, 1.0),
          0.5,
          8,
          0.9,
          2000);

  SearchSettings {
    lists = Collections.unmodifiableSortedMap(new TreeMap<>(lists));
    EnumMap<EdgeKind, Double> copy = new EnumMap<>(EdgeKind.class);
    copy.putAll(edges);
    edges = Collections.unmodifiableMap(copy);
  }

  /** Weights of the five rankings. */
  static SortedMap<String, Double> lists(
      double words, double characters, double meaning, double predicates, double excuses) {
    return new TreeMap<>(
        Map.of(
            PassageIndex.WORDS, words,
            PassageIndex.CHARACTERS, characters,
            PassageIndex.MEANING, meaning,
            PassageIndex.PREDICATES, predicates,
            PassageIndex.EXCUSES, excuses));
  }
}
