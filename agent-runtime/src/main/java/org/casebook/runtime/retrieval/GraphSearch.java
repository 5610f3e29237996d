package org.casebook.runtime.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.casebook.runtime.graph.GraphPath;
import org.casebook.runtime.graph.MandatoryClosure;
import org.casebook.runtime.graph.Node;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.ClauseMatch.Rank;
import org.casebook.runtime.retrieval.RetrievalTrace.Hit;
import org.casebook.runtime.retrieval.RetrievalTrace.Seed;

/**
 * From rankings to an answer: fusion, a walk over the policy graph, the closure of the best
 * clauses, and a budget. {@code docs/policy-search.md} describes the steps.
 */
final class GraphSearch {
  private static final int SHOWN_SEEDS = 20;
  private static final int SHOWN_HITS = 40;
  private static final int PATH_SEEDS = 5;
  private static final int LONGEST_PATH = 4;

  private final Policy policy;
  private final SearchSettings settings;
  private final PolicyGraph graph;
  private final GraphWalk walk;
  private final Diversity diversity;
  private final Map<String, Node> nodes = new HashMap<>();

  GraphSearch(Policy policy, SearchSettings settings) {
    this(policy, PolicyGraph.of(policy), settings);
  }

  GraphSearch(Policy policy, PolicyGraph graph, SearchSettings settings) {
    this.policy = policy;
    this.settings = settings;
    this.graph = graph;
    this.walk = new GraphWalk(graph, settings.edges());
    this.diversity = new Diversity(policy);
    policy.clauses().keySet().forEach(id -> graph.clause(policy, id).ifPresent(this::index));
    policy.definitions().keySet().forEach(t -> graph.definition(policy, t).ifPresent(this::index));
  }

  private void index(Node node) {
    nodes.put(ContextAssembly.name(node), node);
  }

  PolicyGraph graph() {
    return graph;
  }

  /**
   * The answer with its reasons.
   *
   * @param rankings names of clauses and definitions by ranking, each best first
   * @param admitted whether a clause applies where the content was posted
   */
  RetrievalTrace trace(
      String query,
      Set<String> signals,
      Map<String, List<String>> rankings,
      Predicate<String> admitted) {
    Map<String, Double> fused = RankFusion.fuse(rankings, settings.lists());
    List<Seed> seeds =
        fused.entrySet().stream()
            .limit(SHOWN_SEEDS)
            .map(e -> new Seed(e.getKey(), e.getValue(), ranks(e.getKey(), rankings)))
            .toList();
    List<Hit> hits = hits(fused, admitted);
    ContextAssembly context = new ContextAssembly(policy, settings.budget());
    MandatoryClosure closure =
        new MandatoryClosure(
            graph, node -> policy.clause(node.name()).isEmpty() || admitted.test(node.name()));
    List<String> from = seeds.stream().limit(PATH_SEEDS).map(Seed::name).toList();
    context.fill(best(hits), clause -> closed(closure, clause), clause -> path(from, clause));
    return new RetrievalTrace(
        query,
        "",
        new TreeSet<>(signals),
        seeds,
        hits.stream().limit(SHOWN_HITS).toList(),
        context.items(),
        context.cuts(),
        context.tokens(),
        settings.budget());
  }

  /** Names of clauses and definitions by the whole score, best first. */
  List<String> ranking(Map<String, List<String>> rankings, Predicate<String> admitted) {
    return hits(RankFusion.fuse(rankings, settings.lists()), admitted).stream()
        .map(Hit::name)
        .toList();
  }

  /** Names of clauses and definitions by a walk from these, best first. */
  List<String> walk(Map<String, Double> seeds) {
    Map<String, Double> start = new HashMap<>();
    seeds.forEach((name, weight) -> start.put(id(name), weight));
    Map<String, Double> visits = walk.from(start, settings.restart(), settings.steps());
    Map<String, Double> scores = new HashMap<>();
    nodes.forEach(
        (name, node) -> {
          if (visits.containsKey(node.id())) {
            scores.put(name, visits.getOrDefault(node.id(), 0.0));
          }
        });
    return List.copyOf(RankFusion.sorted(scores).keySet());
  }

  private List<Hit> hits(Map<String, Double> fused, Predicate<String> admitted) {
    Map<String, Double> start = new HashMap<>();
    fused.forEach(
        (name, score) -> {
          Node node = nodes.get(name);
          if (node != null) {
            start.put(node.id(), Math.pow(score, settings.sharpness()));
          }
        });
    double total = start.values().stream().mapToDouble(weight -> weight).sum();
    Map<String, Double> visits = walk.from(start, settings.restart(), settings.steps());
    Map<String, Double> scores = new HashMap<>();
    nodes.forEach(
        (name, node) -> {
          double score =
              settings.walk() * visits.getOrDefault(node.id(), 0.0)
                  + (1 - settings.walk()) * start.getOrDefault(node.id(), 0.0) / total;
          boolean applies = policy.clause(name).isEmpty() || admitted.test(name);
          if (score > 0 && applies) {
            scores.put(name, score);
          }
        });
    List<Hit> hits = new ArrayList<>();
    RankFusion.sorted(scores)
        .forEach(
            (name, score) -> {
              double walked = settings.walk() * visits.getOrDefault(id(name), 0.0);
              hits.add(new Hit(name, score, score - walked, walked));
            });
    return hits;
  }

  private String id(String name) {
    Node node = nodes.get(name);
    return node == null ? name : node.id();
  }

  private List<Node> best(List<Hit> hits) {
    Map<String, Double> clauses = new LinkedHashMap<>();
    hits.stream()
        .filter(hit -> policy.clause(hit.name()).isPresent())
        .limit(settings.clauses())
        .forEach(hit -> clauses.put(hit.name(), hit.score()));
    return diversity.order(clauses, settings.relevance()).stream()
        .flatMap(name -> graph.clause(policy, name).stream())
        .toList();
  }

  private Map<Node, GraphPath> closed(MandatoryClosure closure, Node clause) {
    Map<Node, GraphPath> closed = new LinkedHashMap<>();
    closure
        .of(clause.id())
        .forEach((id, way) -> graph.node(id).ifPresent(node -> closed.put(node, way)));
    return closed;
  }

  /** How a node is connected with the best seeds; itself when it is one of them or with none. */
  private GraphPath path(List<String> seeds, Node node) {
    return graph
        .path(seeds.stream().map(this::id).toList(), node.id(), LONGEST_PATH)
        .orElseGet(() -> new GraphPath(node.id(), List.of()));
  }

  static List<Rank> ranks(String name, Map<String, List<String>> rankings) {
    List<Rank> ranks = new ArrayList<>();
    rankings.forEach(
        (ranking, names) -> {
          int place = names.indexOf(name);
          if (place >= 0) {
            ranks.add(new Rank(ranking, place + 1));
          }
        });
    return ranks;
  }
}
