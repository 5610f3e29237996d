package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.retrieval.RetrievalTrace;

/** Prints how a search came to its answer. */
final class TracePrinter {
  private static final int SHOWN = 8;

  private TracePrinter() {}

  static void print(RetrievalTrace trace, PolicyGraph graph, PrintStream out) {
    out.println("signals: " + String.join(", ", trace.signals()));
    out.println("seeds:");
    trace.seeds().stream()
        .limit(SHOWN)
        .forEach(
            seed ->
                out.printf(
                    Locale.ROOT,
                    "  %.4f %s (%s)%n",
                    seed.score(),
                    seed.name(),
                    seed.ranks().stream()
                        .map(rank -> rank.ranking() + " #" + rank.place())
                        .collect(Collectors.joining(", "))));
    out.printf(Locale.ROOT, "to be read, %d of %d tokens:%n", trace.tokens(), trace.budget());
    trace
        .context()
        .forEach(
            item ->
                out.printf(
                    Locale.ROOT,
                    "  %4d %s%s  %s%n",
                    item.tokens(),
                    item.name(),
                    item.whole() ? "" : " (rule)",
                    item.path().steps().isEmpty() ? "seed" : item.path().text(graph)));
    trace
        .cuts()
        .forEach(
            cut ->
                out.printf(
                    Locale.ROOT,
                    "  left out %s: %d tokens do not fit%n",
                    cut.name(),
                    cut.tokens()));
  }
}
