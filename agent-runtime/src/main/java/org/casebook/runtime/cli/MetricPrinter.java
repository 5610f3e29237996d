package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.casebook.models.Metric;

/** Prints records: one line each for people, or one JSON document. */
final class MetricPrinter {
  private MetricPrinter() {}

  static void print(List<Metric> metrics, boolean json, PrintStream out)
      throws JsonProcessingException {
    if (json) {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(metrics));
    } else {
      metrics.forEach(metric -> out.println(line(metric)));
    }
  }

  private static String line(Metric metric) {
    String interval =
        metric.ci().size() == 2
            ? String.format(Locale.ROOT, " (%.3f to %.3f)", metric.ci().get(0), metric.ci().get(1))
            : "";
    String baseline =
        metric.comparison().isPresent()
            ? String.format(Locale.ROOT, ", baseline %.3f", metric.comparison().getAsDouble())
            : "";
    return String.format(
        Locale.ROOT,
        "%-48s %.3f%s, n %d%s",
        metric.metric(),
        metric.value(),
        interval,
        metric.n(),
        baseline);
  }
}
