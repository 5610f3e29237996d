package org.casebook.runtime.retrieval;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.graph.EdgeKind;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.inference.MiniLmEncoder;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.Test;

/**
 * Chooses the numbers of the graph search on the tuning third of the benchmark, one number at a
 * time; run by name. A step must gain enough to be taken, so that equal numbers stay equal.
 */
class SearchTuning {
  private static final double LEAST_GAIN = 0.004;
  private static final double[] WEIGHTS = {0, 0.25, 0.5, 1, 2, 3};

  private final Map<String, PolicyIndex> indexes = new HashMap<>();
  private final Map<String, PolicyGraph> graphs = new HashMap<>();
  private final Map<String, PolicyIndex.Rankings> rankings = new HashMap<>();
  private List<RetrievalQuery> queries = List.of();

  @Test
  void choose() {
    try (OnnxSessions sessions = new OnnxSessions()) {
      SentenceEncoder encoder =
          new MiniLmEncoder(sessions, TestModels.requireInstalled(Recipes.MINILM));
      QuerySignals signals = QuerySignals.bundled();
      queries =
          RetrievalQuery.read("queries", Runtimes.retrievalQueries()).stream()
              .filter(query -> query.split().equals("tune"))
              .toList();
      for (RetrievalQuery query : queries) {
        String name = query.policy().isEmpty() ? "community" : query.policy();
        PolicyIndex index =
            indexes.computeIfAbsent(
                name,
                n -> new PolicyIndex(policy(n), Optional.of(encoder), Optional.empty(), signals));
        graphs.computeIfAbsent(name, n -> PolicyGraph.of(index.policy()));
        rankings.put(
            query.id(),
            index.rankings(
                SearchRequest.anywhere(query.query(), query.lang().equals(Passage.ENGLISH), 10)));
      }
    }
    SearchSettings best = SearchSettings.STANDARD;
    double value = value(best);
    System.out.println("start " + value + " " + best);
    for (boolean moved = true; moved; ) {
      moved = false;
      for (Map.Entry<String, BiFunction<SearchSettings, Double, SearchSettings>> knob :
          knobs().entrySet()) {
        for (double candidate : grid(knob.getKey())) {
          SearchSettings next = knob.getValue().apply(best, candidate);
          double reached = value(next);
          if (reached > value + LEAST_GAIN) {
            System.out.printf("%s=%s %.4f%n", knob.getKey(), candidate, reached);
            best = next;
            value = reached;
            moved = true;
          }
        }
      }
    }
    System.out.println("end " + value + " " + best);
    print(best);
  }

  private static Policy policy(String name) {
    return Runtimes.readPolicy(Optional.of(java.nio.file.Path.of(name))).policy().orElseThrow();
  }

  private static double[] grid(String knob) {
    return switch (knob) {
      case "sharpness" -> new double[] {1, 2, 3, 4, 6, 8, 12};
      case "walk" -> new double[] {0.2, 0.35, 0.5, 0.7, 0.85, 1};
      default -> WEIGHTS;
    };
  }

  private static SortedMap<String, BiFunction<SearchSettings, Double, SearchSettings>> knobs() {
    SortedMap<String, BiFunction<SearchSettings, Double, SearchSettings>> knobs = new TreeMap<>();
    knobs.put("sharpness", (s, v) -> copy(s, s.lists(), v, s.edges(), s.walk()));
    knobs.put("walk", (s, v) -> copy(s, s.lists(), s.sharpness(), s.edges(), v));
    for (String list :
        List.of(
            PassageIndex.WORDS,
            PassageIndex.CHARACTERS,
            PassageIndex.MEANING,
            PassageIndex.PREDICATES,
            PassageIndex.EXCUSES)) {
      knobs.put(
          "list " + list,
          (s, v) -> {
            SortedMap<String, Double> lists = new TreeMap<>(s.lists());
            lists.put(list, v);
            return copy(s, lists, s.sharpness(), s.edges(), s.walk());
          });
    }
    for (EdgeKind kind :
        Set.of(
            EdgeKind.REQUIRES,
            EdgeKind.EXCEPTS,
            EdgeKind.OVERRIDES,
            EdgeKind.USES_TERM,
            EdgeKind.DEFINES)) {
      knobs.put(
          "edge " + kind.key(),
          (s, v) -> {
            Map<EdgeKind, Double> edges = new EnumMap<>(s.edges());
            edges.put(kind, v);
            return copy(s, s.lists(), s.sharpness(), edges, s.walk());
          });
    }
    return knobs;
  }

  private static SearchSettings copy(
      SearchSettings s,
      SortedMap<String, Double> lists,
      double sharpness,
      Map<EdgeKind, Double> edges,
      double walk) {
    return new SearchSettings(
        lists,
        sharpness,
        s.restart(),
        s.steps(),
        edges,
        walk,
        s.clauses(),
        s.relevance(),
        s.budget());
  }

  /** The mean over kinds of recall and gain, so that no kind counts for its number. */
  private double value(SearchSettings settings) {
    return results(settings).values().stream()
        .mapToDouble(
            rows -> rows.stream().mapToDouble(r -> (r.recall() + r.ndcg()) / 2).average().orElse(0))
        .average()
        .orElse(0);
  }

  private Map<String, List<RetrievalResult>> results(SearchSettings settings) {
    Map<String, GraphSearch> searches = new HashMap<>();
    return queries.stream()
        .map(
            query -> {
              String name = query.policy().isEmpty() ? "community" : query.policy();
              Policy policy = Objects.requireNonNull(indexes.get(name)).policy();
              GraphSearch search =
                  searches.computeIfAbsent(
                      name,
                      n ->
                          new GraphSearch(policy, Objects.requireNonNull(graphs.get(n)), settings));
              List<String> ranking = search.ranking(found(query).named(), clause -> true);
              return new RetrievalResult(query, policy, ranking, new LinkedHashSet<>());
            })
        .collect(Collectors.groupingBy(r -> r.query().kind(), TreeMap::new, Collectors.toList()));
  }

  private PolicyIndex.Rankings found(RetrievalQuery query) {
    return Objects.requireNonNull(rankings.get(query.id()));
  }

  private void print(SearchSettings settings) {
    results(settings)
        .forEach(
            (kind, rows) -> {
              System.out.printf(
                  "%s recall %.3f ndcg %.3f n %d%n",
                  kind,
                  rows.stream().mapToDouble(RetrievalResult::recall).average().orElse(0),
                  rows.stream().mapToDouble(RetrievalResult::ndcg).average().orElse(0),
                  rows.size());
              rows.stream()
                  .filter(r -> r.recall() < 1 || r.ndcg() < 0.6)
                  .forEach(
                      r ->
                          System.out.printf(
                              "   %.2f %.2f %s | %s | %s | %s%n",
                              r.recall(),
                              r.ndcg(),
                              r.query().query(),
                              r.query().gold(),
                              r.ranking().stream().limit(8).toList(),
                              found(r.query()).signals()));
            });
  }
}
