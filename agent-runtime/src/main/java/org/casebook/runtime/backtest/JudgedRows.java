package org.casebook.runtime.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.table.ColumnMapping;
import org.casebook.runtime.table.MappedRow;
import org.casebook.runtime.table.Row;

/**
 * What policies make of some rows; the same on a thread of this machine and on a worker of a
 * cluster.
 *
 * @param report the counts of the samples among them
 * @param samples rows that are samples
 * @param problems one message for each row that is none, in their order
 */
public record JudgedRows(BacktestReport report, long samples, List<String> problems) {
  /** Rows that are best judged at once. */
  public static final int MOST_ROWS = 8192;

  /** Characters of rows that are best held at once. */
  public static final int MOST_CHARS = 16_000_000;

  public JudgedRows {
    problems = List.copyOf(problems);
  }

  /**
   * Parses rows and judges them.
   *
   * @param mapping which column is what
   * @param before empty to run one policy alone
   */
  public static JudgedRows of(
      List<Row> rows,
      ColumnMapping mapping,
      Thresholds thresholds,
      Optional<Policy> before,
      Policy after) {
    LocalDate undated = after.scope().validFrom().orElse(LocalDate.EPOCH);
    List<Sample> samples = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    for (Row row : rows) {
      try {
        samples.add(
            SampleRow.read(
                MappedRow.of(row.content().get(), mapping, row.source()), row.source(), undated));
      } catch (CasebookException e) {
        bad.add(e.getMessage());
      }
    }
    return new JudgedRows(
        BlockTally.compare(EvidenceBlock.of(samples), thresholds, before, after),
        samples.size(),
        bad);
  }
}
