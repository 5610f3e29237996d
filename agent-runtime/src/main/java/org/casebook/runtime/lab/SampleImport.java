package org.casebook.runtime.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.backtest.SampleRow;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.table.ColumnMapping;
import org.casebook.runtime.table.MappedRow;
import org.casebook.runtime.table.Row;
import org.casebook.runtime.table.RowReader;
import org.casebook.runtime.table.TableFile;
import org.casebook.runtime.table.TableFile.Preview;

/**
 * Samples from a file of somebody's own. Either all good rows are there at the end, with what was
 * said of the others, or nothing is.
 */
public final class SampleImport {
  /** More than fit beside a screen; {@code casebook policy backtest} has no such limit. */
  static final int MOST = 1_000_000;

  private static final int PROBLEMS_KEPT = 20;
  private static final int ROWS_BETWEEN_NEWS = 512;

  private final Path file;
  private final ColumnMapping given;
  private final String origin;
  private final LocalDate undated;

  /**
   * An import.
   *
   * @param given which column is what, where their names do not say so
   * @param origin the value of the slice {@code source}
   * @param policy on whose first day rows without a day count as posted
   */
  public SampleImport(Path file, ColumnMapping given, String origin, Policy policy) {
    this.file = file;
    this.given = given;
    this.origin = origin;
    this.undated = policy.scope().validFrom().orElse(LocalDate.EPOCH);
  }

  /**
   * The columns of a file and its first rows.
   *
   * @throws CasebookException when there is no readable row in it
   */
  public static Preview preview(Path file, int most) {
    TableFile table = TableFile.of(file);
    try {
      return table.preview(most);
    } catch (IOException e) {
      throw table.unreadable(e);
    }
  }

  /**
   * What was read.
   *
   * @param silent samples without a single signal or belief: no clause can stand on them
   * @param refused rows that are no sample
   * @param problems the first of the messages about them, by file and row
   */
  public record Result(List<Sample> samples, long silent, long refused, List<String> problems) {
    public Result {
      samples = List.copyOf(samples);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads the file.
   *
   * @param progress told how much of the file was read, from 0 to 1
   * @param cancelled asked between rows
   * @throws CancellationException when cancelled
   * @throws CasebookException when the file can not be read, or not one row is a sample
   */
  public Result read(DoubleConsumer progress, BooleanSupplier cancelled) {
    TableFile table = TableFile.of(file);
    List<Sample> samples = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    long silent = 0;
    long rows = 0;
    try (RowReader reader = table.open()) {
      ColumnMapping mapping = table.mapping(given);
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        if (rows++ % ROWS_BETWEEN_NEWS == 0) {
          progress.accept(reader.done());
          if (cancelled.getAsBoolean()) {
            throw new CancellationException(file + ": cancelled");
          }
        }
        try {
          Sample sample = sample(row.get(), mapping);
          samples.add(sample);
          silent += sample.signals().isEmpty() && sample.beliefs().isEmpty() ? 1 : 0;
        } catch (CasebookException e) {
          if (problems.size() < PROBLEMS_KEPT) {
            problems.add(e.getMessage());
          }
        }
        if (samples.size() > MOST) {
          throw new CasebookException(
              file
                  + ": there are more than "
                  + MOST
                  + " samples in it; import a part, or use casebook policy backtest");
        }
      }
    } catch (IOException e) {
      throw table.unreadable(e);
    }
    if (samples.isEmpty()) {
      throw new CasebookException(
          problems.isEmpty()
              ? file + ": there are no rows in it; choose another"
              : problems.get(0));
    }
    progress.accept(1);
    return new Result(samples, silent, rows - samples.size(), problems);
  }

  private Sample sample(Row row, ColumnMapping mapping) {
    Sample read =
        SampleRow.read(
            MappedRow.of(row.content().get(), mapping, row.source()), row.source(), undated);
    SortedMap<String, String> slices = new TreeMap<>(read.slices());
    slices.put(LabSamples.SOURCE, origin);
    return new Sample(
        read.id(),
        read.text(),
        read.lang(),
        read.signals(),
        read.beliefs(),
        read.country(),
        read.surface(),
        read.day(),
        read.gold(),
        slices);
  }
}
