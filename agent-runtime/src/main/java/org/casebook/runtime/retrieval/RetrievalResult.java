package org.casebook.runtime.retrieval;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/**
 * What one system answered to one question, and how good that is.
 *
 * @param ranking names of clauses and definitions, best first
 * @param read names in the context
 */
record RetrievalResult(
    RetrievalQuery query, Policy policy, List<String> ranking, Set<String> read) {
  private static final int TOP = 5;
  private static final int DEPTH = 10;

  /** The share of what governs among the first five clauses. */
  double recall() {
    List<String> first = first();
    List<String> governing = query.governing();
    return (double) governing.stream().filter(first::contains).count() / governing.size();
  }

  /** Normalised discounted cumulative gain at 10 with gains 2^grade - 1 (Burges et al. 2005). */
  double ndcg() {
    double gain = 0;
    for (int i = 0; i < Math.min(DEPTH, ranking.size()); i++) {
      gain += gain(query.gold().getOrDefault(ranking.get(i), 0), i);
    }
    double ideal = 0;
    List<Integer> grades = query.gold().values().stream().sorted((a, b) -> b - a).toList();
    for (int i = 0; i < Math.min(DEPTH, grades.size()); i++) {
      ideal += gain(grades.get(i), i);
    }
    return gain / ideal;
  }

  private static double gain(int grade, int place) {
    return (Math.pow(2, grade) - 1) * Math.log(2) / Math.log(place + 2.0);
  }

  /** Whether all that governs is among the first five clauses. */
  boolean found() {
    return first().containsAll(query.governing());
  }

  /** Whether the context has all that the policy ties to what governs. */
  boolean closed() {
    return read.containsAll(belonging());
  }

  /** Whether the context has all that the gold names. */
  boolean complete() {
    return read.containsAll(query.gold().keySet());
  }

  private List<String> first() {
    return ranking.stream().filter(name -> policy.clause(name).isPresent()).limit(TOP).toList();
  }

  /** Read from the policy's own links, without the graph that is measured. */
  private Set<String> belonging() {
    Set<String> belonging = new TreeSet<>();
    for (String governing : query.governing()) {
      for (Map.Entry<String, Clause> other : policy.clauses().entrySet()) {
        if (other.getValue().excepts().contains(governing)
            || other.getValue().overrides().contains(governing)) {
          belonging.add(other.getKey());
        }
      }
      policy
          .clause(governing)
          .ifPresent(c -> c.defines().forEach(term -> belonging.add(Passage.DEFINITION + term)));
    }
    return belonging;
  }
}
