package org.casebook.runtime.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.casebook.runtime.graph.GraphPath.Step;

/**
 * What nobody may leave out who applies a clause: the exceptions to it, the clauses before which it
 * steps back, the meanings of its words, and the same once more for each of those. A typed hop is
 * {@code excepts} or {@code overrides} against its direction, or {@code uses_term} and {@code
 * defines} together.
 */
public final class MandatoryClosure {
  /** Typed hops. */
  private static final int HOPS = 2;

  private final PolicyGraph graph;
  private final Predicate<Node> admitted;

  /**
   * @param admitted which clauses, exceptions and definitions apply at all; those of another
   *     country are not
   */
  public MandatoryClosure(PolicyGraph graph, Predicate<Node> admitted) {
    this.graph = graph;
    this.admitted = admitted;
  }

  /**
   * The closure of a clause with the way to each node in it, nearest first; without the clause
   * itself.
   */
  public Map<String, GraphPath> of(String clause) {
    Map<String, GraphPath> closed = new LinkedHashMap<>();
    Set<String> frontier = new LinkedHashSet<>(List.of(clause));
    closed.put(clause, new GraphPath(clause, List.of()));
    for (int hop = 1; hop <= HOPS; hop++) {
      Set<String> next = new LinkedHashSet<>();
      for (String node : frontier) {
        for (List<Step> way : ways(node, hop)) {
          String end = way.get(way.size() - 1).to();
          boolean admissible = graph.node(end).filter(admitted).isPresent();
          GraphPath before = closed.get(node);
          if (admissible && before != null && !closed.containsKey(end)) {
            List<Step> steps = new ArrayList<>(before.steps());
            steps.addAll(way);
            closed.put(end, new GraphPath(clause, steps));
            next.add(end);
          }
        }
      }
      frontier = next;
    }
    closed.remove(clause);
    return closed;
  }

  /** The closure of several clauses, without themselves. */
  public Set<String> of(Collection<String> clauses) {
    Set<String> closed = new LinkedHashSet<>();
    clauses.forEach(clause -> closed.addAll(of(clause).keySet()));
    clauses.forEach(closed::remove);
    return closed;
  }

  /**
   * One hop. That a clause steps back matters for it alone: before whom an overriding clause would
   * step back in turn says nothing on the first, so overrides are followed on the first hop only.
   */
  private List<List<Step>> ways(String node, int hop) {
    List<List<Step>> ways = new ArrayList<>();
    for (Step step : graph.around(node)) {
      EdgeKind kind = step.edge().kind();
      if (!step.forward()
          && (kind == EdgeKind.EXCEPTS || (kind == EdgeKind.OVERRIDES && hop == 1))) {
        ways.add(List.of(step));
      } else if (step.forward() && kind == EdgeKind.USES_TERM) {
        for (Step second : graph.around(step.to())) {
          if (!second.forward() && second.edge().kind() == EdgeKind.DEFINES) {
            ways.add(List.of(step, second));
          }
        }
      }
    }
    return ways;
  }
}
