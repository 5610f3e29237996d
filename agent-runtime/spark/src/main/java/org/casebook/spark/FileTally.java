package org.casebook.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.input.PortableDataStream;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.backtest.JudgedRows;
import org.casebook.runtime.backtest.StreamedBacktest;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.table.ColumnMapping;
import scala.Tuple2;

/**
 * What a worker makes of one file with columns: the report of {@link StreamedBacktest} over a copy
 * on the worker's disk, for neither CSV nor Parquet can be read from the middle of a stream.
 */
record FileTally(Broadcast<PackedPolicies> policies, ColumnMapping given)
    implements Function<Tuple2<String, PortableDataStream>, Tally> {
  @Override
  public Tally call(Tuple2<String, PortableDataStream> file) throws IOException {
    String source = file._1();
    int slash = source.lastIndexOf('/') + 1;
    Path folder = Files.createTempDirectory("casebook-");
    Path copy = folder.resolve(source.substring(slash));
    try {
      try (InputStream in = file._2().open()) {
        Files.copy(in, copy);
      }
      return named(judge(copy), folder + "/", source.substring(0, slash));
    } finally {
      Files.deleteIfExists(copy);
      Files.delete(folder);
    }
  }

  private Tally judge(Path copy) {
    PackedPolicies packed = policies.value();
    List<String> problems = new ArrayList<>();
    AtomicLong samples = new AtomicLong();
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      BacktestReport report =
          new StreamedBacktest(
                  Thresholds.of(FusionSettings.bundled()),
                  packed.before(),
                  packed.after(),
                  given,
                  problems::add,
                  samples::set)
              .run(List.of(copy), worker, 2);
      return Tally.of(new JudgedRows(report, samples.get(), problems));
    } catch (CasebookException e) {
      return Tally.unreadable(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Tally.unreadable(copy + ": cancelled; start again");
    } finally {
      worker.shutdownNow();
    }
  }

  /** Messages speak of the file, not of its copy. */
  private static Tally named(Tally tally, String copies, String files) {
    tally.problems().replaceAll(message -> message.replace(copies, files));
    tally.unreadable().replaceAll(message -> message.replace(copies, files));
    return tally;
  }
}
