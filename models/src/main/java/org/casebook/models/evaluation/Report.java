package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.casebook.models.Metric;
import org.jspecify.annotations.Nullable;

/** Collects measured numbers about one model. */
public final class Report {
  private final List<Metric> metrics = new ArrayList<>();
  private final String dataSha256;
  private final long seed;
  private final String version;

  /** An empty report about one model on one body of data. */
  public Report(String dataSha256, long seed, String version) {
    this.dataSha256 = dataSha256;
    this.seed = seed;
    this.version = version;
  }

  /**
   * Measures rows and keeps the number with its interval; nothing is kept where it is undefined.
   *
   * @param baseline what to beat on the same question, null when there is nothing comparable
   */
  public <T> void add(
      String name,
      String definition,
      List<T> rows,
      ToDoubleFunction<List<T>> measure,
      @Nullable Double baseline) {
    double value = rows.isEmpty() ? Double.NaN : measure.applyAsDouble(rows);
    if (Double.isFinite(value)) {
      metrics.add(
          new Metric(
              name,
              definition,
              value,
              Bootstrap.interval(rows, measure, seed),
              rows.size(),
              baseline,
              dataSha256,
              seed,
              version));
    }
  }

  /** What was measured so far, in order. */
  public List<Metric> metrics() {
    return List.copyOf(metrics);
  }
}
