package org.casebook.runtime.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.casebook.runtime.table.MappedRow;
import org.casebook.runtime.table.Row;
import org.casebook.runtime.table.RowReader;
import org.casebook.runtime.table.TableFile;

/**
 * Files of samples against policies, in one pass and in bounded memory: rows are read in turn,
 * parsed and judged in chunks side by side, and only counts are kept.
 */
public final class StreamedBacktest {
  private static final int CHUNK_ROWS = 8192;
  private static final int CHUNK_CHARS = 16_000_000;

  private final Thresholds thresholds;
  private final Optional<Policy> before;
  private final Policy after;
  private final ColumnMapping given;
  private final Consumer<String> problems;
  private final LongConsumer progress;

  private final Deque<Future<Part>> pending = new ArrayDeque<>();
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
      while (row.isPresent() && chunk.size() < CHUNK_ROWS && chars < CHUNK_CHARS) {
        chunk.add(row.get());
        chars += row.get().size();
        row = rows.next();
      }
      pending.add(workers.submit(() -> judge(chunk, mapping)));
      if (pending.size() >= window) {
        take(pending.remove());
      }
    }
  }

  private Part judge(List<Row> rows, ColumnMapping mapping) {
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
    return new Part(
        BlockTally.compare(EvidenceBlock.of(samples), thresholds, before, after),
        samples.size(),
        bad);
  }

  private void take(Future<Part> future) throws InterruptedException {
    try {
      Part part = future.get();
      part.problems().forEach(problems);
      sum = sum.plus(part.report());
      read += part.samples();
      progress.accept(read);
    } catch (ExecutionException e) {
      throw new CasebookException("the samples can not be judged: " + e.getCause(), e);
    }
  }

  private record Part(BacktestReport report, long samples, List<String> problems) {
    Part {
      problems = List.copyOf(problems);
    }
  }
}
