package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.Event.Comparison;
import org.casebook.runtime.log.Event.Difference;
import org.casebook.runtime.log.Event.ModelPromoted;
import org.casebook.runtime.log.Event.ModelRejected;

/** Tells what came of a promotion: the event as JSON, or the figures and what follows. */
final class PromotionPrinter {
  private final PrintStream out;
  private final boolean json;

  PromotionPrinter(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** The exit status: 1 when the challenger was rejected. */
  int print(Event event) {
    if (json) {
      out.println(CanonicalJson.write(event));
    } else if (event instanceof ModelPromoted promoted) {
      promoted.comparison().ifPresent(this::table);
      out.println(promoted.to() + " decides from the next run on, instead of " + promoted.from());
    } else if (event instanceof ModelRejected rejected) {
      table(rejected.comparison());
      out.println(
          rejected.champion() + " goes on deciding. Against " + rejected.challenger() + ":");
      rejected.reasons().forEach(reason -> out.println("  " + reason));
      out.println(
          "To insist: casebook models promote " + rejected.challenger() + " --force REASON");
    }
    return event instanceof ModelRejected ? 1 : 0;
  }

  private void table(Comparison comparison) {
    out.println(comparison.measure());
    out.printf(
        Locale.ROOT,
        "%-24s %7s %9s %10s %11s  %s%n",
        "slice",
        "n",
        "champion",
        "challenger",
        "difference",
        "95 % interval");
    row(comparison.all());
    comparison.slices().forEach(this::row);
  }

  private void row(Difference row) {
    out.printf(
        Locale.ROOT,
        "%-24s %7d %9.4f %10.4f %+11.4f  %+.4f to %+.4f%n",
        row.slice(),
        row.rows(),
        row.champion(),
        row.challenger(),
        row.challenger() - row.champion(),
        row.low(),
        row.high());
  }
}
