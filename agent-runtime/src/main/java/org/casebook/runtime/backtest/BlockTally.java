package org.casebook.runtime.backtest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.backtest.PolicyColumns.Outcome;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.policy.Policy;

/** Counts what two policies make of a block. */
public final class BlockTally {
  private final FormulaColumns formulas;
  private final EvidenceBlock block;
  private final Map<Gold, long[]> golds;
  private final Map<Optional<Action>, long[]> answers;

  BlockTally(FormulaColumns formulas) {
    this.formulas = formulas;
    this.block = formulas.block();
    this.golds = block.golds();
    this.answers = answers();
  }

  /** For one block alone, as a worker of a cluster sees it. */
  public static BacktestReport compare(
      EvidenceBlock block, Thresholds thresholds, Optional<Policy> before, Policy after) {
    return new BlockTally(new FormulaColumns(block, thresholds)).compare(before, after);
  }

  /**
   * @param before empty to count what one policy does, with nothing to compare it with
   */
  BacktestReport compare(Optional<Policy> before, Policy after) {
    PolicyColumns columns = new PolicyColumns(formulas);
    Outcome is = columns.apply(after);
    Outcome was = before.map(columns::apply).orElse(is);
    BacktestReport report = new BacktestReport();
    slice(report, BacktestReport.ALL, Bits.full(block.rows()), was, is);
    block
        .slices()
        .forEach(
            (name, labels) -> {
              for (String value : labels.values()) {
                long[] rows = labels.rows(value, block.rows());
                if (!value.isEmpty() && Bits.any(rows)) {
                  slice(report, name + "=" + value, rows, was, is);
                }
              }
            });
    clauses(report, after, is);
    if (before.isPresent()) {
      flips(report, was, is);
    }
    return report;
  }

  /** Every pair of actions and right answer is one count of bits. */
  private void slice(BacktestReport report, String name, long[] rows, Outcome was, Outcome is) {
    answers.forEach(
        (gold, having) -> {
          long[] part = rows.clone();
          Bits.and(part, having);
          was.actions()
              .forEach(
                  (from, fromRows) -> {
                    long[] moved = part.clone();
                    Bits.and(moved, fromRows);
                    is.actions()
                        .forEach(
                            (to, toRows) ->
                                report.count(name, from, to, gold, Bits.countBoth(moved, toRows)));
                  });
        });
  }

  /** Rows by their right action. */
  private Map<Optional<Action>, long[]> answers() {
    Map<Optional<Action>, long[]> byAction = new HashMap<>();
    long[] unlabelled = Bits.full(block.rows());
    golds.forEach(
        (gold, rows) -> {
          Bits.andNot(unlabelled, rows);
          Bits.or(
              byAction.computeIfAbsent(
                  Optional.of(gold.action()), action -> new long[unlabelled.length]),
              rows);
        });
    byAction.put(Optional.empty(), unlabelled);
    return byAction;
  }

  private void clauses(BacktestReport report, Policy policy, Outcome is) {
    long[] labelled = new long[Bits.words(block.rows())];
    golds.values().forEach(rows -> Bits.or(labelled, rows));
    for (String id : policy.clauses().keySet()) {
      long[] named = new long[labelled.length];
      golds.forEach(
          (gold, rows) -> {
            if (gold.clauses().contains(id)) {
              Bits.or(named, rows);
            }
          });
      long[] none = new long[labelled.length];
      long[] stands = is.standing().getOrDefault(id, none);
      long hits = Bits.countBoth(stands, named);
      report.clause(
          id,
          new ClauseCounts(
              Bits.count(is.firing().getOrDefault(id, none)),
              Bits.count(stands),
              Bits.count(named),
              hits,
              Bits.countBoth(stands, labelled) - hits));
    }
  }

  private void flips(BacktestReport report, Outcome was, Outcome is) {
    long[] differ = new long[Bits.words(block.rows())];
    for (Action action : Action.values()) {
      Bits.orXor(differ, rows(was.actions(), action), rows(is.actions(), action));
    }
    java.util.TreeSet<String> ids = new java.util.TreeSet<>(was.standing().keySet());
    ids.addAll(is.standing().keySet());
    long[] none = new long[differ.length];
    for (String id : ids) {
      Bits.orXor(
          differ, was.standing().getOrDefault(id, none), is.standing().getOrDefault(id, none));
    }
    for (int row = 0; row < block.rows(); row++) {
      if (Bits.has(differ, row)) {
        report.flip(
            new Flip(
                block.id(row),
                was.action(row),
                is.action(row),
                was.standing(row),
                is.standing(row),
                block.goldAction(row)));
      }
    }
  }

  private long[] rows(Map<Action, long[]> actions, Action action) {
    return actions.getOrDefault(action, new long[Bits.words(block.rows())]);
  }
}
