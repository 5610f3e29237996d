package org.casebook.runtime.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.runtime.graph.EdgeKind;
import org.casebook.runtime.graph.GraphPath.Step;
import org.casebook.runtime.graph.Node;
import org.casebook.runtime.graph.PolicyGraph;

/**
 * Personalised PageRank (Haveliwala 2002) by power iteration over the typed edges of a policy
 * graph, walked either way. A step to a node with many neighbours weighs less, by the logarithm of
 * their number: where everything leads, little is told.
 */
final class GraphWalk {
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final int[][] targets;
  private final double[][] shares;

  GraphWalk(PolicyGraph graph, Map<EdgeKind, Double> weights) {
    for (Node node : graph.nodes()) {
      if (graph.around(node.id()).stream().anyMatch(step -> walked(step, weights))) {
        places.put(node.id(), ids.size());
        ids.add(node.id());
      }
    }
    targets = new int[ids.size()][];
    shares = new double[ids.size()][];
    for (int i = 0; i < ids.size(); i++) {
      List<Step> steps =
          graph.around(ids.get(i)).stream().filter(step -> walked(step, weights)).toList();
      targets[i] = steps.stream().mapToInt(step -> place(step.to())).toArray();
      shares[i] = new double[steps.size()];
      double sum = 0;
      for (int j = 0; j < steps.size(); j++) {
        long neighbours =
            graph.around(steps.get(j).to()).stream().filter(s -> walked(s, weights)).count();
        double weight = weights.getOrDefault(steps.get(j).edge().kind(), 0.0);
        shares[i][j] = weight / (Math.log(2.0 + neighbours) / Math.log(2));
        sum += shares[i][j];
      }
      for (int j = 0; j < shares[i].length; j++) {
        shares[i][j] /= sum;
      }
    }
  }

  private static boolean walked(Step step, Map<EdgeKind, Double> weights) {
    return weights.getOrDefault(step.edge().kind(), 0.0) > 0;
  }

  private int place(String id) {
    return places.getOrDefault(id, 0); // a walked edge has both its ends among the places
  }

  /**
   * The share of time that the walk spends at each node; sums to 1.
   *
   * @param seeds where it starts and restarts, with weights; nodes that it can not leave count too
   */
  Map<String, Double> from(Map<String, Double> seeds, double restart, int steps) {
    double total = seeds.values().stream().mapToDouble(weight -> weight).sum();
    Map<String, Double> visits = new HashMap<>();
    if (total <= 0) {
      return visits;
    }
    double[] start = new double[ids.size()];
    seeds.forEach(
        (id, weight) -> {
          Integer place = places.get(id);
          if (place == null) {
            visits.put(id, weight / total);
          } else {
            start[place] = weight / total;
          }
        });
    double[] at = start.clone();
    for (int step = 0; step < steps; step++) {
      double[] next = new double[at.length];
      for (int i = 0; i < at.length; i++) {
        next[i] += restart * start[i];
        for (int j = 0; j < targets[i].length; j++) {
          next[targets[i][j]] += (1 - restart) * at[i] * shares[i][j];
        }
      }
      at = next;
    }
    for (int i = 0; i < at.length; i++) {
      if (at[i] > 0) {
        visits.put(ids.get(i), at[i]);
      }
    }
    return visits;
  }
}
