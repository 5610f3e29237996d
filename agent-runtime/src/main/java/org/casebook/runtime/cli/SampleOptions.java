package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.casebook.runtime.backtest.BacktestDocument;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.backtest.StreamedBacktest;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.Policy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which samples policies are run over, how many flips are told, and how it is printed. */
final class SampleOptions {
  @Option(
      names = "--samples",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "samples: .jsonl, .csv, .tsv (each also .gz) or .parquet; casebook policy evidence makes"
              + " them of cases")
  private List<Path> samples = List.of();

  @Mixin private final MapOption columns = new MapOption();

  @Option(
      names = "--worst",
      paramLabel = "N",
      defaultValue = "20",
      description = "how many of the worst changes are listed (default: 20, at most 2000)")
  private int worst = 20;

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  /** Runs the policies and prints what they do; the exit status. */
  int run(Optional<Policy> before, Policy after, PrintStream out, PrintStream err)
      throws InterruptedException {
    for (Path file : samples) {
      if (!Files.isRegularFile(file)) {
        throw new CasebookException(file + ": there is no such file; check the path");
      }
    }
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(cores, SampleOptions::daemon);
    long start = System.nanoTime();
    AtomicLong rows = new AtomicLong();
    try {
      BacktestReport report =
          new StreamedBacktest(
                  Thresholds.of(FusionSettings.bundled()),
                  before,
                  after,
                  columns.mapping(),
                  problem -> err.println("casebook: " + problem),
                  judged -> {
                    rows.set(judged);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    err.printf(
                        Locale.ROOT, "\r%d samples, %.0f per second", judged, judged / seconds);
                  })
              .run(samples, workers, 2 * cores);
      err.println();
      if (rows.get() == 0) {
        throw new CasebookException(
            samples.get(0) + ": not one row is a sample; see docs/backtest.md for the form");
      }
      BacktestDocument document =
          BacktestDocument.of(report, before, after, Math.max(0, Math.min(2000, worst)));
      if (json) {
        out.println(CanonicalJson.write(document));
      } else {
        new BacktestPrinter(out).print(document);
      }
      return 0;
    } finally {
      workers.shutdownNow();
    }
  }

  /** Ends with the program, so that an interrupt from the keyboard leaves nothing running. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "backtest");
    thread.setDaemon(true);
    return thread;
  }
}
