package org.casebook.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.backtest.JudgedRows;

/**
 * What a part of the rows came to.
 *
 * @param report the counts of the samples
 * @param samples rows that are samples
 * @param refused rows that are none
 * @param problems the first messages about those
 * @param unreadable the first messages about files that can not be read at all
 */
record Tally(
    BacktestReport report,
    long samples,
    long refused,
    ArrayList<String> problems,
    ArrayList<String> unreadable)
    implements Serializable {
  private static final int MESSAGES_KEPT = 20;

  static Tally empty() {
    return new Tally(new BacktestReport(), 0, 0, new ArrayList<>(), new ArrayList<>());
  }

  static Tally of(JudgedRows rows) {
    return new Tally(
        rows.report(),
        rows.samples(),
        rows.problems().size(),
        first(rows.problems(), List.of()),
        new ArrayList<>());
  }

  static Tally unreadable(String message) {
    return new Tally(
        new BacktestReport(), 0, 0, new ArrayList<>(), new ArrayList<>(List.of(message)));
  }

  /** The sum of the two. */
  Tally plus(Tally other) {
    return new Tally(
        report.plus(other.report),
        samples + other.samples,
        refused + other.refused,
        first(problems, other.problems),
        first(unreadable, other.unreadable));
  }

  private static ArrayList<String> first(List<String> some, List<String> more) {
    ArrayList<String> all = new ArrayList<>(some);
    all.addAll(more);
    return new ArrayList<>(all.subList(0, Math.min(MESSAGES_KEPT, all.size())));
  }
}
