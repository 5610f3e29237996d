package org.casebook.runtime.retrieval;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.casebook.runtime.graph.Requirement;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/**
 * Ranks clauses by the signals that a text points at. Each requirement that a signal meets counts
 * by how few clauses ask for that signal (Spärck Jones 1972), times the share of requirements that
 * are met; what the text can not show, such as a belief of harm, is left aside. An exception counts
 * only when all that it asks for is met, and exceptions are ranked apart: a frame such as satire
 * would otherwise put every exception before the clause that it excuses.
 */
final class PredicateRanking {
  private static final String BELIEF = "harm.";

  private final Policy policy;
  private final Map<String, List<Set<String>>> requirements = new LinkedHashMap<>();
  private final Map<String, Integer> askedBy = new HashMap<>();

  PredicateRanking(Policy policy) {
    this.policy = policy;
    for (Clause clause : policy.clauses().values()) {
      List<Set<String>> groups =
          Requirement.groups(clause).stream()
              .map(PredicateRanking::visible)
              .filter(group -> !group.isEmpty())
              .toList();
      requirements.put(clause.id(), groups);
      groups.stream()
          .flatMap(Set::stream)
          .distinct()
          .forEach(signal -> askedBy.merge(signal, 1, Integer::sum));
    }
  }

  private static Set<String> visible(Set<String> group) {
    return group.stream()
        .filter(signal -> !signal.startsWith(BELIEF))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Clause ids, best first; those that ask for none of the signals are left out.
   *
   * @param exceptions whether exceptions are ranked, or else the other clauses
   */
  List<String> rank(Set<String> signals, boolean exceptions, Predicate<String> admitted) {
    Map<String, Double> scores = new HashMap<>();
    requirements.forEach(
        (clause, groups) -> {
          boolean wanted =
              policy.clause(clause).filter(c -> c.exception() == exceptions).isPresent();
          double score = wanted ? score(groups, signals, exceptions) : 0;
          if (score > 0 && admitted.test(clause)) {
            scores.put(clause, score);
          }
        });
    return List.copyOf(RankFusion.sorted(scores).keySet());
  }

  private double score(List<Set<String>> groups, Set<String> signals, boolean all) {
    double sum = 0;
    int met = 0;
    for (Set<String> group : groups) {
      double best =
          group.stream().filter(signals::contains).mapToDouble(this::rarity).max().orElse(0);
      sum += best;
      met += best > 0 ? 1 : 0;
    }
    return met == 0 || (all && met < groups.size()) ? 0 : sum * met / groups.size();
  }

  private double rarity(String signal) {
    return Math.log(1 + (double) requirements.size() / askedBy.getOrDefault(signal, 1));
  }
}
