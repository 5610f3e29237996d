package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.casebook.runtime.policy.SignalVocabulary;

/** Which signals are established, by which tools, and how often that is right. */
final class SignalTable {
  private static final int NOTED = 0;
  private static final int FOUND = 1;
  private static final int WRONG = 2;

  private final Predicate<String> judged;
  private final SortedMap<String, int[]> counts = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> tools = new TreeMap<>();

  /**
   * @param judged signals that the notes are complete for
   */
  SignalTable(Predicate<String> judged) {
    this.judged = judged;
  }

  /** Signals of the vocabulary that begin with one of these. */
  static Predicate<String> families(String... prefixes) {
    return signal ->
        SignalVocabulary.signals().contains(signal)
            && List.of(prefixes).stream().anyMatch(signal::startsWith);
  }

  /**
   * How a signal was established.
   *
   * @param tools that established it
   * @param noted texts that have it
   * @param found of those, texts in which it was established
   * @param wrong texts without it in which it was established
   */
  record Row(
      String signal,
      SortedSet<String> tools,
      int noted,
      int found,
      int wrong,
      double precision,
      double recall) {
    private static Row of(String signal, SortedSet<String> tools, int noted, int found, int wrong) {
      return new Row(
          signal, tools, noted, found, wrong, share(found, found + wrong), share(found, noted));
    }

    private static double share(int part, int whole) {
      return whole == 0 ? Double.NaN : part / (double) whole;
    }
  }

  /**
   * Counts a text.
   *
   * @param noted what a careful reader establishes
   * @param established signal to the tools that established it
   */
  void add(SortedSet<String> noted, SortedMap<String, SortedSet<String>> established) {
    for (String signal : noted) {
      if (judged.test(signal)) {
        int[] n = counts.computeIfAbsent(signal, s -> new int[3]);
        n[NOTED]++;
        n[FOUND] += established.containsKey(signal) ? 1 : 0;
      }
    }
    established.forEach(
        (signal, by) -> {
          if (judged.test(signal)) {
            tools.computeIfAbsent(signal, s -> new TreeSet<>()).addAll(by);
            if (!noted.contains(signal)) {
              counts.computeIfAbsent(signal, s -> new int[3])[WRONG]++;
            }
          }
        });
  }

  /** One row for each signal, by name. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    counts.forEach(
        (signal, n) ->
            rows.add(
                Row.of(
                    signal,
                    tools.getOrDefault(signal, new TreeSet<>()),
                    n[NOTED],
                    n[FOUND],
                    n[WRONG])));
    return rows;
  }

  /** Prints all rows and their sum. */
  void print(PrintStream out) {
    out.printf(
        "%-28s %6s %6s %6s %10s %7s  %s%n",
        "signal", "noted", "found", "wrong", "precision", "recall", "by");
    int[] all = new int[3];
    for (Row row : rows()) {
      line(row, out);
      all[NOTED] += row.noted();
      all[FOUND] += row.found();
      all[WRONG] += row.wrong();
    }
    line(Row.of("all", new TreeSet<>(), all[NOTED], all[FOUND], all[WRONG]), out);
  }

  private static void line(Row row, PrintStream out) {
    out.printf(
        "%-28s %6d %6d %6d %10s %7s  %s%n",
        row.signal(),
        row.noted(),
        row.found(),
        row.wrong(),
        text(row.precision()),
        text(row.recall()),
        String.join(", ", row.tools()));
  }

  private static String text(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", share);
  }
}
