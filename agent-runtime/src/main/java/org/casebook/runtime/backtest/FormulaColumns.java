package org.casebook.runtime.backtest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.rule.Formula;

/**
 * Formulas over all rows of a block. Remembers what it has evaluated, by content: after an edit of
 * one rule the formulas of all others are found, not evaluated. Arrays that it gives are shared and
 * must not be written to.
 */
final class FormulaColumns {
  private static final int MOST_KEPT = 4096;
  private static final String HARM = "harm.";

  private final EvidenceBlock block;
  private final Thresholds thresholds;
  private final Map<Formula, long[]> known = new ConcurrentHashMap<>();

  FormulaColumns(EvidenceBlock block, Thresholds thresholds) {
    this.block = block;
    this.thresholds = thresholds;
  }

  EvidenceBlock block() {
    return block;
  }

  Thresholds thresholds() {
    return thresholds;
  }

  /** Rows in which it holds. */
  long[] rows(Formula formula) {
    long[] before = known.get(formula);
    if (before != null) {
      return before;
    }
    long[] rows = evaluate(formula);
    if (known.size() >= MOST_KEPT) {
      known.clear();
    }
    known.put(formula, rows);
    return rows;
  }

  private long[] evaluate(Formula formula) {
    if (formula instanceof Formula.Established signal) {
      return signal.signal().startsWith(HARM)
          ? believed(signal.signal(), Double.NaN)
          : block.established(signal.signal());
    }
    if (formula instanceof Formula.AtLeast bound) {
      return bound.signal().startsWith(HARM)
          ? believed(bound.signal(), bound.bound())
          : block.atLeast(bound.signal(), bound.bound());
    }
    if (formula instanceof Formula.OneOf one) {
      EvidenceBlock.Labels labels =
          switch (one.attribute()) {
            case COUNTRY -> block.countries();
            case SURFACE -> block.surfaces();
          };
      long[] rows = new long[Bits.words(block.rows())];
      one.values().forEach(value -> Bits.or(rows, labels.rows(value, block.rows())));
      return rows;
    }
    if (formula instanceof Formula.Not not) {
      long[] rows = Bits.full(block.rows());
      Bits.andNot(rows, rows(not.body()));
      return rows;
    }
    if (formula instanceof Formula.All all) {
      long[] rows = Bits.full(block.rows());
      all.parts().forEach(part -> Bits.and(rows, rows(part)));
      return rows;
    }
    if (formula instanceof Formula.Any any) {
      long[] rows = new long[Bits.words(block.rows())];
      any.parts().forEach(part -> Bits.or(rows, rows(part)));
      return rows;
    }
    if (formula instanceof Formula.Named named) {
      return rows(named.body());
    }
    return oneByOne(formula);
  }

  /**
   * @param bound NaN for the area's own threshold
   */
  private long[] believed(String signal, double bound) {
    HarmArea area = HarmArea.ofKey(signal.substring(HARM.length())).orElseThrow();
    return block.believed(area, Double.isNaN(bound) ? thresholds.actAbove(area) : bound);
  }

  /** For expressions that only their own library can evaluate. */
  private long[] oneByOne(Formula formula) {
    long[] rows = new long[Bits.words(block.rows())];
    for (int row = 0; row < block.rows(); row++) {
      if (formula.holds(block.sample(row).facts(thresholds))) {
        Bits.set(rows, row);
      }
    }
    return rows;
  }
}
