package org.casebook.runtime.graph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A way through the graph: why one node was reached from another.
 *
 * @param start id of the first node
 * @param steps in order; none when start and end are one
 */
public record GraphPath(String start, List<Step> steps) {
  public GraphPath {
    steps = List.copyOf(steps);
  }

  /**
   * One edge, walked one way.
   *
   * @param forward whether it was walked from its first node to its second
   */
  public record Step(Edge edge, boolean forward) {
    /** The node that the step leads to. */
    public String to() {
      return forward ? edge.to() : edge.from();
    }
  }

  /** The id of the last node. */
  public String end() {
    return steps.isEmpty() ? start : steps.get(steps.size() - 1).to();
  }

  /** The path in words: names, and arrows with the kinds of edges. */
  public String text(PolicyGraph graph) {
    return name(graph, start)
        + steps.stream()
            .map(
                step ->
                    (step.forward() ? " —" + kind(step) + "→ " : " ←" + kind(step) + "— ")
                        + name(graph, step.to()))
            .collect(Collectors.joining());
  }

  private static String kind(Step step) {
    return step.edge().kind().key() + (step.edge().negative() ? " not" : "");
  }

  private static String name(PolicyGraph graph, String id) {
    return graph.node(id).map(Node::name).orElse(id);
  }
}
