package org.casebook.runtime.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.casebook.models.Metric;
import org.casebook.runtime.bench.Race.Round;

/** Turns the rounds of a race into records. */
final class Records {
  private final List<Metric> metrics = new ArrayList<>();
  private final List<Round> rounds;
  private final String data;
  private final long seed;
  private final String version;

  /**
   * Records of one race.
   *
   * @param data SHA-256 of the input
   * @param version what was measured
   */
  Records(List<Round> rounds, String data, long seed, String version) {
    this.rounds = rounds;
    this.data = data;
    this.seed = seed;
    this.version = version;
  }

  /** How many units a contender does in a second, beside the rate of its peer. */
  void rate(String metric, String contender, String peer, double units, String definition) {
    add(
        metric,
        definition,
        round -> units / round.wall(contender),
        contender.equals(peer)
            ? Double.NaN
            : Race.median(rounds, round -> units / round.wall(peer)));
  }

  /** A ratio within each round; 1 says that both are equally fast. */
  void ratio(String metric, String definition, ToDoubleFunction<Round> measure) {
    add(metric, definition, measure, 1);
  }

  /** A number that is not a time. */
  void value(String metric, String definition, double value, int n) {
    metrics.add(new Metric(metric, definition, value, List.of(), n, null, data, seed, version));
  }

  List<Metric> list() {
    return List.copyOf(metrics);
  }

  private void add(
      String metric, String definition, ToDoubleFunction<Round> measure, double baseline) {
    metrics.add(
        new Metric(
            metric,
            definition,
            Race.median(rounds, measure),
            Race.interval(rounds, measure, seed),
            rounds.size(),
            Double.isNaN(baseline) ? null : baseline,
            data,
            seed,
            version));
  }
}
