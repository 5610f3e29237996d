package org.casebook.runtime.retrieval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.casebook.models.Metric;
import org.casebook.models.evaluation.Bootstrap;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.PolicyIndex.Rankings;
import org.casebook.runtime.retrieval.PolicyIndex.Retrieval;
import org.casebook.runtime.retrieval.RetrievalTrace.Hit;

/**
 * Policy search beside its own parts on questions with known answers. Contexts of the others are as
 * many items of their ranking as policy search read.
 */
public final class RetrievalBenchmark {
  private static final String BM25 = "bm25";
  private static final String DENSE = "dense";
  private static final String WALK = "ppr";
  private static final String OURS = "graph";
  private static final int DRAWS = 1000;
  private static final int WALK_SEEDS = 5;

  private final Map<String, PolicyIndex> indexes = new LinkedHashMap<>();
  private final long seed;

  /**
   * @param indexes one for each policy that questions may be about
   * @param seed of the bootstrap
   */
  public RetrievalBenchmark(Collection<PolicyIndex> indexes, long seed) {
    indexes.forEach(index -> this.indexes.put(index.policy().id(), index));
    this.seed = seed;
  }

  /**
   * Measures.
   *
   * @throws CasebookException when a question names a policy or clause that is not there
   */
  public List<Metric> measure(List<RetrievalQuery> queries) {
    Map<String, List<RetrievalResult>> bySystem = results(queries);
    List<Metric> metrics = new ArrayList<>();
    List<String> kinds = new ArrayList<>(List.of("all"));
    kinds.addAll(RetrievalQuery.KINDS);
    String digest = digest(queries);
    for (String kind : kinds) {
      List<Integer> rows =
          IntStream.range(0, queries.size())
              .filter(i -> kind.equals("all") || queries.get(i).kind().equals(kind))
              .boxed()
              .toList();
      if (!rows.isEmpty()) {
        bySystem.forEach(
            (system, results) -> {
              Rows own = new Rows("retrieval." + kind + "." + system, results, rows, digest);
              metrics.addAll(own.metrics());
            });
        for (String other : List.of(BM25, DENSE, WALK)) {
          List<RetrievalResult> others = bySystem.get(other);
          List<RetrievalResult> ours = bySystem.get(OURS);
          if (others != null && ours != null) {
            Rows own = new Rows("retrieval." + kind + ".graph_minus_" + other, ours, rows, digest);
            metrics.add(own.difference("recall_at_5", others, RetrievalResult::recall));
            metrics.add(own.difference("ndcg_at_10", others, RetrievalResult::ndcg));
          }
        }
      }
    }
    return metrics;
  }

  private Map<String, List<RetrievalResult>> results(List<RetrievalQuery> queries) {
    Map<String, List<RetrievalResult>> results = new LinkedHashMap<>();
    for (RetrievalQuery query : queries) {
      PolicyIndex index = index(query);
      SearchRequest request =
          SearchRequest.anywhere(query.query(), query.lang().equals(Passage.ENGLISH), 10);
      Rankings rankings = index.rankings(request);
      Retrieval ours = index.retrieve(request);
      List<String> names = ours.trace().hits().stream().map(Hit::name).toList();
      int size = ours.trace().context().size();
      Map<String, List<String>> answers = new LinkedHashMap<>();
      List<String> words = rankings.named().getOrDefault(PassageIndex.WORDS, List.of());
      List<String> meaning = rankings.named().getOrDefault(PassageIndex.MEANING, List.of());
      answers.put(BM25, words);
      answers.put(DENSE, meaning);
      answers.put(WALK, index.walk(first(meaning.isEmpty() ? words : meaning)));
      answers.forEach(
          (system, ranking) ->
              results
                  .computeIfAbsent(system, s -> new ArrayList<>())
                  .add(
                      new RetrievalResult(
                          query,
                          index.policy(),
                          ranking,
                          new LinkedHashSet<>(
                              ranking.subList(0, Math.min(size, ranking.size()))))));
      results
          .computeIfAbsent(OURS, s -> new ArrayList<>())
          .add(
              new RetrievalResult(
                  query, index.policy(), names, new LinkedHashSet<>(ours.trace().read())));
    }
    return results;
  }

  private static Map<String, Double> first(List<String> ranking) {
    Map<String, Double> seeds = new HashMap<>();
    for (int i = 0; i < Math.min(WALK_SEEDS, ranking.size()); i++) {
      seeds.put(ranking.get(i), 1.0 / (i + 1));
    }
    return seeds;
  }

  private PolicyIndex index(RetrievalQuery query) {
    return indexes.values().stream()
        .filter(i -> query.policy().isEmpty() || i.policy().id().equals(query.policy()))
        .filter(i -> query.gold().keySet().stream().allMatch(name -> known(i.policy(), name)))
        .findFirst()
        .orElseThrow(
            () ->
                new CasebookException(
                    "question "
                        + query.id()
                        + ": no policy among "
                        + indexes.keySet()
                        + " has all of "
                        + query.gold().keySet()));
  }

  private static boolean known(Policy policy, String name) {
    return policy.clause(name).isPresent()
        || (name.startsWith(Passage.DEFINITION)
            && policy.definitions().containsKey(name.substring(Passage.DEFINITION.length())));
  }

  private static String digest(List<RetrievalQuery> queries) {
    return Digest.sha256(
        queries.stream()
            .map(query -> query.id() + " " + query.query() + " " + query.gold())
            .collect(Collectors.joining("\n")));
  }

  private String version() {
    return indexes.values().stream()
        .map(
            index ->
                index.policy().id()
                    + " "
                    + index.policy().version()
                    + index.encoderId().map(id -> " " + id).orElse(""))
        .collect(Collectors.joining(", "));
  }

  /** The measures of one system on some questions. */
  private final class Rows {
    private final String name;
    private final List<RetrievalResult> results;
    private final List<Integer> rows;
    private final String digest;

    Rows(String name, List<RetrievalResult> results, List<Integer> rows, String digest) {
      this.name = name;
      this.results = results;
      this.rows = rows;
      this.digest = digest;
    }

    List<Metric> metrics() {
      List<Integer> found = rows.stream().filter(i -> results.get(i).found()).toList();
      List<Metric> metrics = new ArrayList<>();
      metrics.add(
          metric(
              "recall_at_5",
              "share of governing clauses among the first 5 clauses, mean over questions",
              rows,
              i -> results.get(i).recall()));
      metrics.add(
          metric(
              "ndcg_at_10",
              "normalised discounted cumulative gain at 10, gains 2^grade - 1, mean over questions",
              rows,
              i -> results.get(i).ndcg()));
      metrics.add(
          metric(
              "closure",
              "share of questions whose context has every exception, overriding clause and"
                  + " definition of what governs",
              rows,
              i -> results.get(i).closed() ? 1 : 0));
      if (!found.isEmpty()) {
        metrics.add(
            metric(
                "closure_given_found",
                "the same where all that governs is among the first 5 clauses",
                found,
                i -> results.get(i).closed() ? 1 : 0));
      }
      metrics.add(
          metric(
              "gold_read",
              "share of questions whose context has all graded clauses and definitions",
              rows,
              i -> results.get(i).complete() ? 1 : 0));
      return metrics;
    }

    Metric difference(
        String measure, List<RetrievalResult> others, ToDoubleFunction<RetrievalResult> of) {
      return metric(
          measure,
          "difference of " + measure + ", paired by question",
          rows,
          i -> of.applyAsDouble(results.get(i)) - of.applyAsDouble(others.get(i)));
    }

    private Metric metric(
        String measure, String definition, List<Integer> over, ToDoubleFunction<Integer> of) {
      ToDoubleFunction<List<Integer>> mean =
          drawn -> drawn.stream().mapToDouble(of).average().orElse(Double.NaN);
      return new Metric(
          name + "." + measure,
          definition,
          mean.applyAsDouble(over),
          Bootstrap.interval(over, mean, seed, DRAWS),
          over.size(),
          null,
          digest,
          seed,
          version());
    }
  }
}
