package org.casebook.runtime.retrieval;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.ClauseMatch.ExampleMatch;

/** Says of each clause that was found what speaks for it. */
final class MatchAssembly {
  private final Policy policy;
  private final PassageIndex index;
  private final Map<String, List<Integer>> rankings;
  private final Optional<float[]> vector;

  /**
   * @param rankings passage numbers, best first, by name of the ranking
   * @param vector of the text searched for, if there is one
   */
  MatchAssembly(
      Policy policy,
      PassageIndex index,
      Map<String, List<Integer>> rankings,
      Optional<float[]> vector) {
    this.policy = policy;
    this.index = index;
    this.rankings = rankings;
    this.vector = vector;
  }

  /**
   * The best clauses.
   *
   * @param named the rankings as names of clauses and definitions
   */
  List<ClauseMatch> matches(
      RetrievalTrace trace, Map<String, List<String>> named, PolicyGraph graph, int limit) {
    return trace.hits().stream()
        .filter(hit -> policy.clause(hit.name()).isPresent())
        .limit(limit)
        .map(hit -> match(hit, named, path(trace, hit.name(), graph)))
        .toList();
  }

  private static String path(RetrievalTrace trace, String name, PolicyGraph graph) {
    return trace.context().stream()
        .filter(item -> item.name().equals(name) && !item.path().steps().isEmpty())
        .map(item -> item.path().text(graph))
        .findFirst()
        .orElse("");
  }

  private ClauseMatch match(RetrievalTrace.Hit hit, Map<String, List<String>> named, String path) {
    String clause = hit.name();
    String passage =
        best(clause, false)
            .map(number -> index.passage(number).text())
            .or(() -> policy.clause(clause).map(Clause::rule))
            .orElse("");
    return new ClauseMatch(
        clause,
        hit.score(),
        GraphSearch.ranks(clause, named),
        passage,
        best(clause, true).flatMap(this::example),
        path);
  }

  /** The passage of a clause with the best place in any ranking: an example, or a part of it. */
  private Optional<Integer> best(String clause, boolean example) {
    return rankings.values().stream()
        .flatMap(numbers -> found(numbers, clause, example).stream())
        .min(Comparator.comparingInt(Found::place).thenComparingInt(Found::number))
        .map(Found::number);
  }

  private Optional<Found> found(List<Integer> numbers, String clause, boolean example) {
    for (int place = 0; place < numbers.size(); place++) {
      Passage passage = index.passage(numbers.get(place));
      if (passage.clause().equals(clause) && passage.example().isPresent() == example) {
        return Optional.of(new Found(place, numbers.get(place)));
      }
    }
    return Optional.empty();
  }

  private Optional<ExampleMatch> example(int number) {
    Optional<Double> cosine =
        vector.flatMap(v -> index.vector(number).map(other -> ExampleSimilarity.cosine(v, other)));
    return index.passage(number).example().map(example -> new ExampleMatch(example, cosine));
  }

  /** A passage in a ranking. */
  private record Found(int place, int number) {}
}
