package org.casebook.models.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.casebook.models.evaluation.PairedComparison.Row;

/**
 * The rows that a label is known for, best score first: sorted once, so that each draw of a
 * bootstrap takes one pass.
 */
final class Ranking {
  /** Places of the rows, best first. */
  private final int[] order;

  private final boolean[] positive;

  /** By rank: whether the next row scores the same. */
  private final boolean[] tied;

  private Ranking(int[] order, boolean[] positive, boolean[] tied) {
    this.order = order;
    this.positive = positive;
    this.tied = tied;
  }

  static Ranking of(List<Row> rows, int label, ToDoubleFunction<Row> score) {
    int[] order =
        IntStream.range(0, rows.size())
            .filter(row -> rows.get(row).truths()[label] >= 0)
            .boxed()
            .sorted(
                (one, other) ->
                    Double.compare(
                        score.applyAsDouble(rows.get(other)), score.applyAsDouble(rows.get(one))))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] positive = new boolean[order.length];
    boolean[] tied = new boolean[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      positive[rank] = rows.get(order[rank]).truths()[label] == 1;
      tied[rank] =
          rank + 1 < order.length
              && score.applyAsDouble(rows.get(order[rank]))
                  == score.applyAsDouble(rows.get(order[rank + 1]));
    }
    return new Ranking(order, positive, tied);
  }

  /**
   * As {@link Measure#averagePrecision}, each row counted as often as it was drawn.
   *
   * @param times by place of the row
   * @return {@code NaN} when no positive row was drawn
   */
  double averagePrecision(int[] times) {
    double found = 0;
    double seen = 0;
    double sum = 0;
    double before = 0;
    for (int rank = 0; rank < order.length; rank++) {
      seen += times[order[rank]];
      found += positive[rank] ? times[order[rank]] : 0;
      if (!tied[rank] && seen > 0) {
        sum += (found - before) * found / seen;
        before = found;
      }
    }
    return sum / found;
  }
}
