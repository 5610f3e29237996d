package org.casebook.runtime.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.graph.GraphPath.Step;
import org.casebook.runtime.policy.Policy;

/**
 * An immutable typed graph over policy versions and precedents. Nodes and edges have a fixed order,
 * so equal inputs give equal graphs, answers and digests.
 */
public final class PolicyGraph {
  private final SortedMap<String, Node> nodes;
  private final List<Edge> edges;
  private final Map<String, List<Step>> around = new HashMap<>();

  PolicyGraph(SortedMap<String, Node> nodes, List<Edge> edges) {
    this.nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    this.edges = List.copyOf(edges);
    for (Edge edge : this.edges) {
      step(edge.from(), new Step(edge, true));
      step(edge.to(), new Step(edge, false));
    }
  }

  /** The graph of one policy without precedents. */
  public static PolicyGraph of(Policy policy) {
    return of(List.of(policy), List.of());
  }

  /**
   * The graph of these policies.
   *
   * @param policies each version once; versions of one policy, by their validity, supersede one
   *     another
   * @param precedents those under versions that are not among the policies are left out
   */
  public static PolicyGraph of(Collection<Policy> policies, Collection<Precedent> precedents) {
    GraphBuilder builder = new GraphBuilder();
    policies.forEach(builder::add);
    builder.supersede(policies);
    precedents.forEach(builder::add);
    return builder.build();
  }

  private void step(String node, Step step) {
    if (!nodes.containsKey(node)) {
      throw new IllegalArgumentException("the edge " + step.edge() + " leads nowhere");
    }
    around.computeIfAbsent(node, id -> new ArrayList<>()).add(step);
  }

  /** All nodes, by id. */
  public Collection<Node> nodes() {
    return nodes.values();
  }

  /** The nodes of one kind, by id. */
  public List<Node> nodes(NodeKind kind) {
    return nodes.values().stream().filter(node -> node.kind() == kind).toList();
  }

  /** All edges. */
  public List<Edge> edges() {
    return edges;
  }

  /** The node with this id, if there is one. */
  public Optional<Node> node(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  /** The node of a clause or exception in a policy version, if it has that clause. */
  public Optional<Node> clause(Policy policy, String clause) {
    return policy.clause(clause).flatMap(c -> node(NodeIds.clause(policy, c)));
  }

  /** The node of a term's definition in a policy version, if it defines it. */
  public Optional<Node> definition(Policy policy, String term) {
    return node(NodeIds.definition(policy, term));
  }

  /** Every edge at a node with the way it can be walked; outgoing and incoming. */
  public List<Step> around(String id) {
    return around.getOrDefault(id, List.of());
  }

  /**
   * The nodes next to one by one kind of edge.
   *
   * @param forward along the edges, else against them
   */
  public List<Node> neighbours(String id, EdgeKind kind, boolean forward) {
    return around(id).stream()
        .filter(step -> step.forward() == forward && step.edge().kind() == kind)
        .flatMap(step -> node(step.to()).stream())
        .distinct()
        .toList();
  }

  /**
   * A shortest way from one of several nodes to another, along edges either way; ways through a
   * whole policy or a country explain nothing and are not taken.
   *
   * @return empty when there is none within so many edges
   */
  public Optional<GraphPath> path(Collection<String> from, String to, int most) {
    Map<String, GraphPath> reached = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    for (String start : from) {
      if (nodes.containsKey(start)
          && reached.putIfAbsent(start, new GraphPath(start, List.of())) == null) {
        open.add(start);
      }
    }
    while (!open.isEmpty() && !reached.containsKey(to)) {
      String at = open.remove();
      GraphPath way = reached.getOrDefault(at, new GraphPath(at, List.of()));
      if (way.steps().size() < most && (way.steps().isEmpty() || passable(at))) {
        for (Step step : around(at)) {
          if (!reached.containsKey(step.to())) {
            List<Step> steps = new ArrayList<>(way.steps());
            steps.add(step);
            reached.put(step.to(), new GraphPath(way.start(), steps));
            open.add(step.to());
          }
        }
      }
    }
    return Optional.ofNullable(reached.get(to));
  }

  private boolean passable(String id) {
    return node(id)
        .filter(n -> n.kind() != NodeKind.POLICY && n.kind() != NodeKind.JURISDICTION)
        .isPresent();
  }

  /** The digest of the whole graph: of its nodes' ids and digests, and of its edges. */
  public String sha256() {
    StringBuilder list = new StringBuilder();
    nodes.values().forEach(n -> list.append(n.sha256()).append("  ").append(n.id()).append('\n'));
    edges.forEach(edge -> list.append(edge).append('\n'));
    return Digest.sha256(list.toString());
  }
}
