package org.casebook.models.moderation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which experts saw which tokens, and how healthy that is.
 *
 * @param experts how many there are
 * @param chosen per token the experts that it went to
 */
public record Routing(int experts, List<Set<Integer>> chosen) {
  /** An expert with less than a quarter of the even share counts as dead. */
  private static final double DEAD = 0.25;

  /** Copies the list. */
  public Routing {
    chosen = List.copyOf(chosen);
  }

  /** Each expert's share of all choices. */
  public double[] loads() {
    double[] loads = new double[experts];
    double total = 0;
    for (Set<Integer> token : chosen) {
      for (int expert : token) {
        loads[expert]++;
        total++;
      }
    }
    for (int expert = 0; expert < experts; expert++) {
      loads[expert] /= Math.max(1, total);
    }
    return loads;
  }

  /** Experts that hardly see a token. */
  public int dead() {
    int dead = 0;
    for (double load : loads()) {
      dead += load < DEAD / experts ? 1 : 0;
    }
    return dead;
  }

  /** How many experts of equal load would be as spread: the exponential of the loads' entropy. */
  public double effective() {
    return Math.exp(entropy(loads()));
  }

  /** Deviation of the loads relative to their mean. */
  public double variation() {
    double sum = 0;
    for (double load : loads()) {
      sum += (load * experts - 1) * (load * experts - 1);
    }
    return Math.sqrt(sum / experts);
  }

  /** Mean overlap with another routing of the same tokens: shared experts over all, 0 to 1. */
  public double likeness(Routing other) {
    double sum = 0;
    for (int token = 0; token < chosen.size(); token++) {
      Set<Integer> both = new HashSet<>(chosen.get(token));
      both.retainAll(other.chosen.get(token));
      Set<Integer> any = new HashSet<>(chosen.get(token));
      any.addAll(other.chosen.get(token));
      sum += (double) both.size() / any.size();
    }
    return sum / chosen.size();
  }

  /**
   * How much of what tokens are about the choice of expert tells: mutual information over the
   * entropy of the classes, 0 to 1.
   *
   * @param classes per token its class, from 0
   */
  public double specialisation(List<Integer> classes) {
    int kinds = classes.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    double[][] joint = new double[experts][kinds];
    double total = 0;
    for (int token = 0; token < chosen.size(); token++) {
      for (int expert : chosen.get(token)) {
        joint[expert][classes.get(token)]++;
        total++;
      }
    }
    double[] byClass = new double[kinds];
    double[] byExpert = new double[experts];
    double both = 0;
    for (int expert = 0; expert < experts; expert++) {
      for (int kind = 0; kind < kinds; kind++) {
        joint[expert][kind] /= total;
        byExpert[expert] += joint[expert][kind];
        byClass[kind] += joint[expert][kind];
      }
      both += entropy(joint[expert]);
    }
    return (entropy(byClass) + entropy(byExpert) - both) / Math.max(1e-12, entropy(byClass));
  }

  private static double entropy(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum -= share > 0 ? share * Math.log(share) : 0;
    }
    return sum;
  }
}
