package org.casebook.runtime.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyText;

/**
 * Compares a draft again whenever it changes. Waits a moment for the next key; a change that is
 * overtaken is cancelled and never answered.
 */
public final class LiveComparison implements AutoCloseable {
  private final Supplier<PolicyLab> lab;
  private final ScheduledExecutorService worker;
  private final Duration pause;
  private final Consumer<Comparison> done;
  private final Consumer<RuntimeException> failed;
  private Optional<Future<?>> pending = Optional.empty();
  private long latest;

  /**
   * A live comparison.
   *
   * @param worker runs one comparison at a time; closed with this
   * @param pause how long a change waits for the next one
   * @param done told of the latest answer, on the worker
   * @param failed told why there is none, on the worker
   */
  public LiveComparison(
      Supplier<PolicyLab> lab,
      ScheduledExecutorService worker,
      Duration pause,
      Consumer<Comparison> done,
      Consumer<RuntimeException> failed) {
    this.lab = lab;
    this.worker = worker;
    this.pause = pause;
    this.done = done;
    this.failed = failed;
  }

  /** Says that the draft reads so now. */
  public synchronized void changed(Policy against, PolicyText draft) {
    pending.ifPresent(running -> running.cancel(true));
    long mine = ++latest;
    pending =
        Optional.of(
            worker.schedule(
                () -> answer(mine, against, draft), pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void answer(long mine, Policy against, PolicyText draft) {
    try {
      Comparison comparison = lab.get().compare(against, draft);
      if (current(mine)) {
        done.accept(comparison);
      }
    } catch (InterruptedException overtaken) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (current(mine)) {
        failed.accept(e);
      }
    }
  }

  private synchronized boolean current(long mine) {
    return mine == latest;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
