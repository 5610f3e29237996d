package org.casebook.runtime.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.graph.EdgeKind;
import org.casebook.runtime.graph.GraphPath.Step;
import org.casebook.runtime.graph.Node;
import org.casebook.runtime.graph.NodeKind;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.policy.Policy;

/** What surrounds a clause in the policy graph, in groups: what is near enough to be drawn. */
public final class Surroundings {
  private static final List<EdgeKind> DRAWN =
      List.of(
          EdgeKind.REQUIRES,
          EdgeKind.EXCEPTS,
          EdgeKind.OVERRIDES,
          EdgeKind.USES_TERM,
          EdgeKind.CITES);

  private Surroundings() {}

  /**
   * A neighbour.
   *
   * @param kind how the two are related
   * @param outgoing whether the edge starts at the clause
   */
  public record Neighbour(Node node, EdgeKind kind, boolean outgoing) {}

  /** The node of a clause, if the policy has it. */
  public static Optional<Node> centre(PolicyGraph graph, Policy policy, String clause) {
    return graph.clause(policy, clause);
  }

  /** Neighbours of a clause, each once, exceptions and clauses before terms and predicates. */
  public static List<Neighbour> of(PolicyGraph graph, Policy policy, String clause) {
    Map<String, Neighbour> found = new LinkedHashMap<>();
    graph
        .clause(policy, clause)
        .ifPresent(
            centre -> {
              for (Step step : graph.around(centre.id())) {
                if (DRAWN.contains(step.edge().kind())) {
                  graph
                      .node(step.to())
                      .ifPresent(
                          node ->
                              found.putIfAbsent(
                                  node.id(),
                                  new Neighbour(node, step.edge().kind(), step.forward())));
                }
              }
            });
    List<Neighbour> sorted = new ArrayList<>(found.values());
    sorted.sort(
        Comparator.comparing((Neighbour n) -> rank(n.node().kind()))
            .thenComparing(n -> n.node().name()));
    return sorted;
  }

  private static int rank(NodeKind kind) {
    return switch (kind) {
      case EXCEPTION -> 0;
      case CLAUSE -> 1;
      case PREDICATE -> 2;
      default -> 3;
    };
  }
}
