package org.casebook.runtime.backtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.zip.GZIPInputStream;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Policy;

/**
 * Files of samples against policies, in one pass and in bounded memory: lines are read in turn,
 * parsed and judged in chunks side by side, and only counts are kept.
 */
public final class StreamedBacktest {
  private static final int CHUNK_LINES = 8192;
  private static final int CHUNK_CHARS = 16_000_000;

  private final Thresholds thresholds;
  private final Optional<Policy> before;
  private final Policy after;
  private final Consumer<String> problems;
  private final LongConsumer progress;

  private final Deque<Future<Part>> pending = new ArrayDeque<>();
  private BacktestReport sum = new BacktestReport();
  private long read;

  /**
   * @param before empty to run one policy alone
   * @param problems takes one message for each row that is no sample, in the order of the file
   * @param progress told how many rows were judged so far
   */
  public StreamedBacktest(
      Thresholds thresholds,
      Optional<Policy> before,
      Policy after,
      Consumer<String> problems,
      LongConsumer progress) {
    this.thresholds = thresholds;
    this.before = before;
    this.after = after;
    this.problems = problems;
    this.progress = progress;
  }

  /**
   * Runs over all files.
   *
   * @param files {@code .jsonl} or {@code .jsonl.gz}
   * @param window chunks under way at once; twice the number of workers keeps them busy
   * @throws CasebookException when a file can not be read
   * @throws InterruptedException when the caller is cancelled; nothing is left behind
   */
  public BacktestReport run(List<Path> files, ExecutorService workers, int window)
      throws InterruptedException {
    try {
      for (Path file : files) {
        try (BufferedReader lines = open(file)) {
          read(lines, file, workers, window);
        } catch (IOException e) {
          throw new CasebookException(
              file + ": the file can not be read (" + e.getMessage() + "); get it anew", e);
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

  private void read(BufferedReader lines, Path file, ExecutorService workers, int window)
      throws IOException, InterruptedException {
    long number = 0;
    for (String line = lines.readLine(); line != null; ) {
      List<String> chunk = new ArrayList<>();
      long first = number + 1;
      int chars = 0;
      while (line != null && chunk.size() < CHUNK_LINES && chars < CHUNK_CHARS) {
        chunk.add(line);
        chars += line.length();
        number++;
        line = lines.readLine();
      }
      pending.add(workers.submit(() -> judge(chunk, file, first)));
      if (pending.size() >= window) {
        take(pending.remove());
      }
    }
  }

  private Part judge(List<String> lines, Path file, long first) {
    LocalDate undated = after.scope().validFrom().orElse(LocalDate.EPOCH);
    List<Sample> samples = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          samples.add(SampleRow.read(lines.get(i), file + ":" + (first + i), undated));
        } catch (CasebookException e) {
          bad.add(e.getMessage());
        }
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

  private static BufferedReader open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    return new BufferedReader(
        new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
  }

  private record Part(BacktestReport report, long samples, List<String> problems) {
    Part {
      problems = List.copyOf(problems);
    }
  }
}
