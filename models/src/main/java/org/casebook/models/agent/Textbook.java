package org.casebook.models.agent;

import java.util.List;

/**
 * Group advantages as first published (GRPO, Shao et al. 2024): the return less the group's mean,
 * divided by the group's standard deviation, shared by all steps of an episode and divided by its
 * length. Kept to show, in every table, how it collapses when errors have different costs.
 */
final class Textbook implements Advantages {
  @Override
  public boolean assign(List<Trajectory> group) {
    double mean = group.stream().mapToDouble(Trajectory::total).average().orElse(0);
    double variance =
        group.stream()
            .mapToDouble(e -> (e.total() - mean) * (e.total() - mean))
            .average()
            .orElse(0);
    double deviation = Math.sqrt(variance);
    for (Trajectory episode : group) {
      for (Trajectory.Step step : episode.steps()) {
        step.advantage = (episode.total() - mean) / (deviation + 1e-6);
        step.weight = 1.0 / episode.steps().size();
      }
    }
    return deviation > 1e-9;
  }
}
