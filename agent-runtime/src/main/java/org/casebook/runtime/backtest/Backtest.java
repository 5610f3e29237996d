package org.casebook.runtime.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Policy;

/**
 * Samples, loaded once, against one policy version after another. Keeps what it evaluated, so that
 * a second version costs only what it changes.
 */
public final class Backtest {
  private final List<FormulaColumns> columns;
  private final ExecutorService workers;

  /**
   * @param blocks the samples, see {@link EvidenceBlock#blocks}
   * @param thresholds from where on an area counts as violated
   * @param workers evaluate blocks side by side
   */
  public Backtest(List<EvidenceBlock> blocks, Thresholds thresholds, ExecutorService workers) {
    this.columns = blocks.stream().map(block -> new FormulaColumns(block, thresholds)).toList();
    this.workers = workers;
  }

  /** Number of samples. */
  public long samples() {
    return columns.stream().mapToLong(column -> column.block().rows()).sum();
  }

  /** What a policy makes of the samples. */
  public BacktestReport run(Policy policy) throws InterruptedException {
    return run(Optional.empty(), policy);
  }

  /**
   * What a policy makes of the samples, and what changes against an earlier one.
   *
   * @throws InterruptedException when the caller is cancelled; nothing is left behind
   */
  public BacktestReport run(Policy before, Policy after) throws InterruptedException {
    return run(Optional.of(before), after);
  }

  private BacktestReport run(Optional<Policy> before, Policy after) throws InterruptedException {
    List<Future<BacktestReport>> parts = new ArrayList<>();
    for (FormulaColumns column : columns) {
      parts.add(workers.submit(() -> new BlockTally(column).compare(before, after)));
    }
    BacktestReport sum = new BacktestReport();
    try {
      for (Future<BacktestReport> part : parts) {
        sum = sum.plus(part.get());
      }
      return sum;
    } catch (ExecutionException e) {
      throw new CasebookException(
          "the policy can not be applied to the samples: "
              + Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(""),
          e);
    } finally {
      parts.forEach(part -> part.cancel(true));
    }
  }
}
