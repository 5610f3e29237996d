package org.casebook.runtime.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998) over clauses, with the share of common
 * words in their rules (Jaccard) as likeness: two clauses that say nearly the same need not both
 * come early.
 */
final class Diversity {
  private final Map<String, Set<String>> words = new HashMap<>();

  Diversity(Policy policy) {
    PolicyAnalyzer analyzer = PolicyAnalyzer.words();
    for (Clause clause : policy.clauses().values()) {
      words.put(clause.id(), new HashSet<>(analyzer.terms(clause.title() + ". " + clause.rule())));
    }
  }

  /**
   * Clauses in a new order.
   *
   * @param scores clause ids with scores above 0, best first
   * @param relevance share of the score, against unlikeness to what stands before; 1 changes
   *     nothing
   */
  List<String> order(Map<String, Double> scores, double relevance) {
    List<String> left = new ArrayList<>(scores.keySet());
    List<String> order = new ArrayList<>();
    double best = scores.values().stream().mapToDouble(score -> score).max().orElse(1);
    while (!left.isEmpty()) {
      String next = left.get(0);
      double highest = Double.NEGATIVE_INFINITY;
      for (String candidate : left) {
        double like =
            order.stream().mapToDouble(other -> likeness(candidate, other)).max().orElse(0);
        double value =
            relevance * scores.getOrDefault(candidate, 0.0) / best - (1 - relevance) * like;
        if (value > highest) {
          highest = value;
          next = candidate;
        }
      }
      order.add(next);
      left.remove(next);
    }
    return order;
  }

  private double likeness(String a, String b) {
    Set<String> one = words.getOrDefault(a, Set.of());
    Set<String> other = words.getOrDefault(b, Set.of());
    long common = one.stream().filter(other::contains).count();
    long all = one.size() + other.size() - common;
    return all == 0 ? 0 : (double) common / all;
  }
}
