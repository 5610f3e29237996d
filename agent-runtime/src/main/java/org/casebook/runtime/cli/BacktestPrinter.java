package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.casebook.runtime.backtest.BacktestDocument;
import org.casebook.runtime.backtest.BacktestDocument.Decided;
import org.casebook.runtime.backtest.Flip;
import org.casebook.runtime.backtest.Share;

/** Prints a backtest for people: slices, clauses, what moved, the worst regressions first. */
final class BacktestPrinter {
  private final PrintStream out;

  BacktestPrinter(PrintStream out) {
    this.out = out;
  }

  void print(BacktestDocument document) {
    document.before().ifPresent(b -> out.printf("before: %s %s%n", b.id(), b.version()));
    out.printf(
        "policy: %s %s, %d samples%n%n",
        document.after().id(), document.after().version(), document.samples());
    out.printf(
        "%-24s %10s %10s %10s  %-24s %-24s%n",
        "slice", "samples", "right", "to people", "precision", "recall");
    for (BacktestDocument.Slice slice : document.slices()) {
      slice.before().ifPresent(b -> slice(slice.name() + " before", b));
      slice(slice.name(), slice.after());
    }
    out.printf(
        "%n%-10s %10s %10s %10s  %-24s %-24s%n",
        "clause", "fires", "stands", "labelled", "precision", "recall");
    for (BacktestDocument.ClauseRow row : document.clauses()) {
      if (row.fires() > 0 || row.labelled() > 0) {
        out.printf(
            "%-10s %10d %10d %10d  %-24s %-24s%n",
            row.id(),
            row.fires(),
            row.stands(),
            row.labelled(),
            share(row.precision()),
            share(row.recall()));
      }
    }
    out.printf("%nclauses that never fired: %s%n", none(String.join(" ", document.neverFired())));
    if (document.before().isPresent()) {
      changes(document);
    }
  }

  private void changes(BacktestDocument document) {
    out.printf("%n%d samples change%n", document.changed());
    document.kinds().forEach((kind, n) -> out.printf("  %-12s %d%n", kind, n));
    for (BacktestDocument.Move move : document.moved()) {
      if (move.from() != move.to()) {
        out.printf("  %s -> %s: %d%n", move.from().key(), move.to().key(), move.samples());
      }
    }
    for (Flip flip : document.worst()) {
      out.printf(
          "  %-12s %s: %s [%s] -> %s [%s]%s%n",
          flip.kind().name().toLowerCase(Locale.ROOT),
          flip.id(),
          flip.before().key(),
          String.join(" ", flip.clausesBefore()),
          flip.after().key(),
          String.join(" ", flip.clausesAfter()),
          flip.gold().map(gold -> ", right is " + gold.key()).orElse(""));
    }
  }

  private void slice(String name, Decided of) {
    out.printf(
        "%-24s %10d %10s %10d  %-24s %-24s%n",
        name,
        of.samples(),
        of.right() + "/" + of.labelled(),
        of.toPeople(),
        share(of.precision()),
        share(of.recall()));
  }

  private static String share(Share share) {
    return share
        .value()
        .map(
            v ->
                String.format(
                    Locale.ROOT, "%.3f (%.3f to %.3f)", v, share.ci().get(0), share.ci().get(1)))
        .orElse("-");
  }

  private static String none(String list) {
    return list.isEmpty() ? "none" : list;
  }
}
