package org.casebook.models.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Step-level group advantages: the reward to go, less the mean of what the other episodes got from
 * the very same evidence on (RLOO, Ahmadian et al. 2024, per step). Where no other episode came by,
 * the mean over the whole group stands in, less what was already paid. There is no division by the
 * standard deviation: it would erase that a miss costs more than a false alarm.
 */
final class LeaveOneOut implements Advantages {
  @Override
  public boolean assign(List<Trajectory> group) {
    Map<Long, double[]> visits = new HashMap<>();
    double total = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Trajectory episode : group) {
      total += episode.total();
      low = Math.min(low, episode.total());
      high = Math.max(high, episode.total());
      for (Trajectory.Step step : episode.steps()) {
        double[] sum = visits.computeIfAbsent(step.seen, seen -> new double[2]);
        sum[0] += step.toGo;
        sum[1]++;
      }
    }
    if (high - low < 1e-9) {
      return false;
    }
    for (Trajectory episode : group) {
      double others = (total - episode.total()) / (group.size() - 1);
      double paid = 0;
      for (Trajectory.Step step : episode.steps()) {
        double[] sum = visits.getOrDefault(step.seen, new double[2]);
        double baseline = sum[1] > 1 ? (sum[0] - step.toGo) / (sum[1] - 1) : others - paid;
        step.advantage = step.toGo - baseline;
        paid += step.reward;
      }
    }
    return true;
  }
}
