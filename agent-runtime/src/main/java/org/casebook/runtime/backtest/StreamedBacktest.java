package org.casebook.runtime.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.table.ColumnMapping;
import org.casebook.runtime.table.Row;
import org.casebook.runtime.table.RowReader;
import org.casebook.runtime.table.TableFile;

/**
 * Files of samples against policies, in one pass and in bounded memory: rows are read in turn,
 * parsed and judged in chunks side by side, and only counts are kept.
 */
public final class StreamedBacktest {
  private final Thresholds thresholds;
  private final Optional<Policy> before;
  private final Policy after;
  private final ColumnMapping given;
  private final Consumer<String> problems;
  private final LongConsumer progress;

  private final Deque<Future<JudgedRows>> pending = new ArrayDeque<>();
  private BacktestReport sum = new BacktestReport();
  private long read;

  /**
   * @param before empty to run one policy alone
   * @param given which column is what, where it is not what the columns' names say
   * @param problems takes one message for each row that is no sample, in the order of the file
   * @param progress told how many rows were judged so far
   */
  public StreamedBacktest(
      Thresholds thresholds,
      Optional<Policy> before,
      Policy after,
      ColumnMapping given,
      Consumer<String> problems,
      LongConsumer progress) {
    this.thresholds = thresholds;
    this.before = before;
    this.after = after;
    this.given = given;
    this.problems = problems;
    this.progress = progress;
  }

  /**
   * Runs over all files.
   *
   * @param files of the formats that {@link TableFile} reads
   * @param window chunks under way at once; twice the number of workers keeps them busy
   * @throws CasebookException when a file can not be read
   * @throws InterruptedException when the caller is cancelled; nothing is left behind
   */
  public BacktestReport run(List<Path> files, ExecutorService workers, int window)
      throws InterruptedException {
    try {
      for (Path file : files) {
        TableFile table = TableFile.of(file);
        try (RowReader rows = table.open()) {
          read(rows, table.mapping(given), workers, window);
        } catch (IOException e) {
          throw table.unreadable(e);
        }
      }
      while (!pending.isEmpty()) {
        take(pending.remove());
      }
      return sum;
    } finally {
      pending.forEach(part -> part.cancel(true));
    }
  }

  private void read(RowReader rows, ColumnMapping mapping, ExecutorService workers, int window)
      throws IOException, InterruptedException {
    for (Optional<Row> row = rows.next(); row.isPresent(); ) {
      List<Row> chunk = new ArrayList<>();
      int chars = 0;
      while (row.isPresent()
          && chunk.size() < JudgedRows.MOST_ROWS
          && chars < JudgedRows.MOST_CHARS) {
        chunk.add(row.get());
        chars += row.get().size();
        row = rows.next();
      }
      pending.add(workers.submit(() -> JudgedRows.of(chunk, mapping, thresholds, before, after)));
      if (pending.size() >= window) {
        take(pending.remove());
      }
    }
  }

  private void take(Future<JudgedRows> future) throws InterruptedException {
    try {
      JudgedRows part = future.get();
      part.problems().forEach(problems);
      sum = sum.plus(part.report());
      read += part.samples();
      progress.accept(read);
    } catch (ExecutionException e) {
      throw new CasebookException("the samples can not be judged: " + e.getCause(), e);
    }
  }
}
