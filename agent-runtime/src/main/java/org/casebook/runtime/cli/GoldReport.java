package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.Decision;

/** What was decided beside what careful people wrote down. */
final class GoldReport {
  /** One decided case. */
  record Row(Case content, Decision decision) {
    boolean right() {
      return content.gold().map(gold -> gold.action() == decision.action()).orElse(false);
    }

    boolean clauseRight() {
      return content
          .gold()
          .map(
              gold ->
                  gold.clauses().isEmpty()
                      ? decision.clauses().isEmpty()
                      : gold.clauses().stream().anyMatch(decision.clauses()::contains))
          .orElse(false);
    }
  }

  private final List<Row> rows = new ArrayList<>();

  void add(Case content, Decision decision) {
    rows.add(new Row(content, decision));
  }

  void print(PrintStream out, Style style) {
    out.println();
    out.println(
        style.bold(
            String.format(
                "%-38s %-9s %-9s %-6s  %s", "case", "decided", "gold", "conf", "clauses")));
    for (Row row : rows) {
      String gold = row.content().gold().map(Gold::action).map(Action::key).orElse("-");
      String line =
          String.format(
              Locale.ROOT,
              "%-38s %-9s %-9s %.2f    %s",
              cut(row.content().id(), 38),
              row.decision().action().key(),
              gold,
              row.decision().confidence(),
              String.join(" ", row.decision().clauses()));
      out.println(gold.equals("-") ? line : row.right() ? style.green(line) : style.red(line));
    }
    List<Row> judged = rows.stream().filter(row -> row.content().gold().isPresent()).toList();
    out.println();
    out.println(rows.size() + " cases decided, " + judged.size() + " of them with a gold answer.");
    if (!judged.isEmpty()) {
      measure(out, judged);
    }
  }

  private static void measure(PrintStream out, List<Row> judged) {
    List<Row> alone = judged.stream().filter(row -> !row.decision().escalated()).toList();
    List<Row> harmful = judged.stream().filter(row -> gold(row) != Action.ALLOW).toList();
    List<Row> benign = judged.stream().filter(row -> gold(row) == Action.ALLOW).toList();
    out.println("  action equals gold          " + share(judged, Row::right));
    out.println("  a gold clause is cited      " + share(judged, Row::clauseRight));
    out.println(
        "  escalated to people         " + share(judged, row -> row.decision().escalated()));
    out.println("  right where it decided      " + share(alone, Row::right));
    out.println(
        "  harmful yet allowed (miss)  "
            + share(harmful, row -> row.decision().action() == Action.ALLOW));
    out.println(
        "  benign yet acted on         "
            + share(
                benign,
                row -> row.decision().action() != Action.ALLOW && !row.decision().escalated()));
  }

  private static Action gold(Row row) {
    return row.content().gold().map(Gold::action).orElse(Action.ALLOW);
  }

  private interface Test {
    boolean test(Row row);
  }

  private static String share(List<Row> rows, Test test) {
    long hits = rows.stream().filter(test::test).count();
    return rows.isEmpty()
        ? "no such case"
        : String.format(
            Locale.ROOT, "%d of %d (%.1f %%)", hits, rows.size(), 100.0 * hits / rows.size());
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
