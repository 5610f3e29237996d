package org.casebook.runtime.graph;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A graph, or a part of it, in the language of Graphviz. */
public final class GraphDot {
  private GraphDot() {}

  /**
   * The text of a digraph.
   *
   * @param ids of the nodes to draw; edges between them are drawn too
   */
  public static String write(PolicyGraph graph, Collection<String> ids) {
    Set<String> drawn = new TreeSet<>(ids);
    StringBuilder out = new StringBuilder("digraph policy {\n  rankdir=LR;\n");
    for (String id : drawn) {
      graph
          .node(id)
          .ifPresent(
              node ->
                  out.append("  ")
                      .append(quoted(id))
                      .append(" [shape=")
                      .append(shape(node.kind()))
                      .append(", label=")
                      .append(quoted(label(node)))
                      .append("];\n"));
    }
    for (Edge edge : graph.edges()) {
      if (drawn.contains(edge.from()) && drawn.contains(edge.to())) {
        out.append("  ")
            .append(quoted(edge.from()))
            .append(" -> ")
            .append(quoted(edge.to()))
            .append(" [label=")
            .append(quoted((edge.negative() ? "not " : "") + edge.kind().key()))
            .append("];\n");
      }
    }
    return out.append("}\n").toString();
  }

  private static String label(Node node) {
    return node.title().equals(node.name()) ? node.name() : node.name() + "\n" + node.title();
  }

  private static String shape(NodeKind kind) {
    return switch (kind) {
      case POLICY -> "folder";
      case CLAUSE -> "box";
      case EXCEPTION -> "octagon";
      case PREDICATE -> "diamond";
      case DEFINITION -> "note";
      case TERM, JURISDICTION -> "plaintext";
      case EXAMPLE -> "ellipse";
      case PRECEDENT -> "component";
    };
  }

  /** A quoted string; control characters other than line breaks have no place in one. */
  private static String quoted(String text) {
    return '"'
        + text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
        + '"';
  }
}
