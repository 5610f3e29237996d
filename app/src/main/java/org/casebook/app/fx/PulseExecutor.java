package org.casebook.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Gathers tasks and hands them over together, so that a storm of events costs the FX thread one
 * turn per pulse instead of one per event. Order is kept.
 */
public final class PulseExecutor implements Executor {
  private final Executor screen;
  private final List<Runnable> waiting = new ArrayList<>();

  /** Gathers for {@code screen}, usually {@code Platform::runLater}. */
  public PulseExecutor(Executor screen) {
    this.screen = screen;
  }

  @Override
  public void execute(Runnable task) {
    boolean first;
    synchronized (waiting) {
      first = waiting.isEmpty();
      waiting.add(task);
    }
    if (first) {
      screen.execute(this::drain);
    }
  }

  private void drain() {
    List<Runnable> batch;
    synchronized (waiting) {
      batch = List.copyOf(waiting);
      waiting.clear();
    }
    RuntimeException failure = null;
    for (Runnable task : batch) {
      try {
        task.run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
