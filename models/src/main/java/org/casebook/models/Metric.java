package org.casebook.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One measured number with what is needed to doubt it; every report is a list of these.
 *
 * @param metric name, such as {@code hate.average_precision}
 * @param definition one sentence: the formula, the rows it is over, the unit
 * @param value the number
 * @param ci lower and upper end of the 95 % bootstrap interval; empty when none was computed
 * @param n rows it was measured on
 * @param baseline what to beat on the same question; null when there is nothing comparable
 * @param dataSha256 digest of the rows' ids and labels
 * @param seed seed of split, training and bootstrap
 * @param version version of the model that was measured
 */
public record Metric(
    String metric,
    String definition,
    double value,
    List<Double> ci,
    int n,
    @Nullable Double baseline,
    @JsonProperty("data_sha256") String dataSha256,
    long seed,
    String version) {
  /** Copies the interval. */
  public Metric {
    ci = List.copyOf(ci);
  }

  /** The baseline, empty when there is nothing comparable. */
  public OptionalDouble comparison() {
    return baseline == null ? OptionalDouble.empty() : OptionalDouble.of(baseline);
  }
}
