package org.casebook.app.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes work off the FX thread and brings results back to it.
 *
 * <p>Nothing else in the desktop names the FX thread. Results come back through {@link Lane}s: a
 * value that is overtaken before it is shown is never shown.
 */
public final class FxDoor {
  private final Executor screen;
  private final Executor background;

  /**
   * A door.
   *
   * @param screen runs tasks on the FX thread, in order
   * @param background runs work that may block
   */
  public FxDoor(Executor screen, Executor background) {
    this.screen = screen;
    this.background = background;
  }

  /** Runs on the FX thread at the next pulse. */
  public void show(Runnable task) {
    screen.execute(task);
  }

  /** Runs off the FX thread. */
  public void work(Runnable task) {
    background.execute(task);
  }

  /**
   * Works in the background, then shows the result, or the failure, on the FX thread. What is asked
   * for when the window has closed is not looked up: nobody would see it.
   */
  public <T> void load(Supplier<T> work, Consumer<T> show, Consumer<RuntimeException> failed) {
    try {
      background.execute(() -> loaded(work, show, failed));
    } catch (RejectedExecutionException closed) {
      // The background ends with the window.
    }
  }

  private <T> void loaded(Supplier<T> work, Consumer<T> show, Consumer<RuntimeException> failed) {
    try {
      T value = work.get();
      screen.execute(() -> show.accept(value));
    } catch (RuntimeException e) {
      screen.execute(() -> failed.accept(e));
    }
  }

  /** A way onto the FX thread on which the latest value wins. */
  public <T> Lane<T> lane(Consumer<T> show) {
    AtomicReference<@Nullable T> pending = new AtomicReference<>();
    return value -> {
      if (pending.getAndSet(value) == null) {
        screen.execute(
            () -> {
              T latest = pending.getAndSet(null);
              if (latest != null) {
                show.accept(latest);
              }
            });
      }
    };
  }

  /** Values on their way to the screen; may be offered from any thread. */
  @FunctionalInterface
  public interface Lane<T> {
    /** Shows the value at the next pulse unless a later one overtakes it. */
    void offer(T value);
  }
}
