package org.casebook.app.fx;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads a view again when it has become stale, at most one read at a time: however many events
 * arrive while a read is under way, one more read follows it.
 */
public final class Refresher<T> {
  private static final int IDLE = 0;
  private static final int READING = 1;
  private static final int STALE = 2;

  private final FxDoor door;
  private final Supplier<T> read;
  private final FxDoor.Lane<T> lane;
  private final Consumer<RuntimeException> failed;
  private final AtomicInteger state = new AtomicInteger(IDLE);

  /**
   * A refresher.
   *
   * @param read reads the view; off the FX thread
   * @param show shows it; on the FX thread
   * @param failed told why a read failed; on the FX thread
   */
  public Refresher(
      FxDoor door, Supplier<T> read, Consumer<T> show, Consumer<RuntimeException> failed) {
    this.door = door;
    this.read = read;
    this.lane = door.lane(show);
    this.failed = failed;
  }

  /** Says that the view is stale; may be called from any thread, as often as one likes. */
  public void invalidate() {
    if (state.getAndUpdate(s -> s == IDLE ? READING : STALE) == IDLE) {
      door.work(this::readUntilFresh);
    }
  }

  private void readUntilFresh() {
    do {
      state.set(READING);
      try {
        lane.offer(read.get());
      } catch (RuntimeException e) {
        door.show(() -> failed.accept(e));
      }
    } while (!state.compareAndSet(READING, IDLE));
  }
}
