package org.casebook.models.training;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much a row counts: trust in its source, and less the more rows the source has.
 *
 * <p>Balanced by the square root, so that a source of forty thousand rows neither drowns one of
 * eight hundred nor counts the same.
 */
final class RowWeights {
  private final Map<String, Long> sizes;
  private final double scale;

  /** Weights balanced over these rows; their mean over the rows is 1. */
  RowWeights(List<LabelledRow> rows) {
    sizes =
        rows.stream().collect(Collectors.groupingBy(LabelledRow::source, Collectors.counting()));
    double sum = rows.stream().mapToDouble(row -> raw(row.source())).sum();
    scale = rows.isEmpty() ? 1 : rows.size() / sum;
  }

  double of(LabelledRow row) {
    return scale * raw(row.source());
  }

  private double raw(String source) {
    return PublicSource.trustIn(source) / Math.sqrt(sizes.getOrDefault(source, 1L));
  }
}
