package org.casebook.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.casebook.runtime.backtest.JudgedRows;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.table.ColumnMapping;
import org.casebook.runtime.table.Row;

/** What a worker makes of the lines of one partition: one tally, in bounded memory. */
record LinesTally(Broadcast<PackedPolicies> policies, ColumnMapping mapping)
    implements FlatMapFunction<Iterator<Line>, Tally> {
  @Override
  public Iterator<Tally> call(Iterator<Line> lines) {
    Thresholds thresholds = Thresholds.of(FusionSettings.bundled());
    PackedPolicies packed = policies.value();
    Tally sum = Tally.empty();
    while (lines.hasNext()) {
      JudgedRows judged =
          JudgedRows.of(block(lines), mapping, thresholds, packed.before(), packed.after());
      sum = sum.plus(Tally.of(judged));
    }
    return List.of(sum).iterator();
  }

  private static List<Row> block(Iterator<Line> lines) {
    List<Row> rows = new ArrayList<>();
    int chars = 0;
    while (lines.hasNext() && rows.size() < JudgedRows.MOST_ROWS && chars < JudgedRows.MOST_CHARS) {
      Line line = lines.next();
      if (!line.json().isBlank()) {
        rows.add(line.row());
        chars += line.json().length();
      }
    }
    return rows;
  }
}
