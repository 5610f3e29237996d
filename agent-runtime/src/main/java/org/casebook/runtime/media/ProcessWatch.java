package org.casebook.runtime.media;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Kills decoding processes that take too long or too much, or whose caller has given up. */
final class ProcessWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);

  private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "decoding-watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A watch.
   *
   * @param chore done at every look
   */
  ProcessWatch(Runnable chore) {
    var unused =
        clock.scheduleWithFixedDelay(
            () -> {
              guards.forEach(Guard::look);
              chore.run();
            },
            EVERY.toMillis(),
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Watches over a request of this thread until closed. */
  Guard guard(DecodingProcess process, MediaLimits.Resources limits) {
    Guard guard = new Guard(process, limits, Thread.currentThread());
    guards.add(guard);
    return guard;
  }

  @Override
  public void close() {
    guards.forEach(guard -> guard.end(Reason.CANCELLED));
    clock.shutdownNow();
  }

  /** Why a process was killed, or ended by itself. */
  enum Reason {
    TIME,
    MEMORY,
    CANCELLED,
    CRASH
  }

  /** One request under watch. */
  final class Guard implements AutoCloseable {
    private final DecodingProcess process;
    private final MediaLimits.Resources limits;
    private final Thread caller;
    private final long start = System.nanoTime();
    private volatile Optional<Reason> reason = Optional.empty();

    private Guard(DecodingProcess process, MediaLimits.Resources limits, Thread caller) {
      this.process = process;
      this.limits = limits;
      this.caller = caller;
    }

    private void look() {
      if (caller.isInterrupted()) {
        end(Reason.CANCELLED);
      } else if (System.nanoTime() - start > limits.time().toNanos()) {
        end(Reason.TIME);
      } else if (process.residentBytes().orElse(0L) > limits.residentBytes()) {
        end(Reason.MEMORY);
      }
    }

    private void end(Reason why) {
      reason = Optional.of(why);
      process.kill();
    }

    /** Why the process was killed; empty when it was not. */
    Optional<Reason> reason() {
      return reason;
    }

    @Override
    public void close() {
      guards.remove(this);
    }
  }
}
