package org.casebook.runtime.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.ClauseMatch.ExampleMatch;
import org.casebook.runtime.retrieval.ClauseMatch.Rank;

/** Turns rankings of passages into ranked clauses, each with what speaks for it. */
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

  /** The best clauses; in each ranking a clause stands where its best passage stands. */
  List<ClauseMatch> matches(int limit) {
    Map<String, List<String>> clauses = new LinkedHashMap<>();
    rankings.forEach(
        (name, numbers) ->
            clauses.put(
                name, numbers.stream().map(n -> index.passage(n).clause()).distinct().toList()));
    return RankFusion.fuse(clauses.values()).entrySet().stream()
        .limit(limit)
        .map(entry -> match(entry.getKey(), entry.getValue(), clauses))
        .toList();
  }

  private ClauseMatch match(String clause, double score, Map<String, List<String>> clauses) {
    List<Rank> ranks = new ArrayList<>();
    clauses.forEach(
        (name, ranking) -> {
          if (ranking.contains(clause)) {
            ranks.add(new Rank(name, ranking.indexOf(clause) + 1));
          }
        });
    String passage =
        best(clause, false)
            .map(number -> index.passage(number).text())
            .or(() -> policy.clause(clause).map(Clause::rule))
            .orElse("");
    return new ClauseMatch(
        clause, score, ranks, passage, best(clause, true).flatMap(this::example));
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
