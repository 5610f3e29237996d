package org.casebook.app.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.casebook.app.fx.FxDoor;
import org.casebook.runtime.domain.Decision;

/** The agent at work on many cases, a few at a time; can be cancelled. Used on the FX thread. */
final class BatchRun {
  private static final int AT_ONCE = 2;

  private final FxDoor door;
  private final Function<String, CompletableFuture<Decision>> agent;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Map<String, CompletableFuture<Decision>> underWay = new HashMap<>();
  private int open;
  private boolean cancelled;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper failed = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();

  /**
   * A batch.
   *
   * @param agent starts the agent on a case
   */
  BatchRun(FxDoor door, Function<String, CompletableFuture<Decision>> agent) {
    this.door = door;
    this.agent = agent;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty failedProperty() {
    return failed.getReadOnlyProperty();
  }

  void start(List<String> caseIds) {
    if (running.get() || caseIds.isEmpty()) {
      return;
    }
    waiting.addAll(caseIds);
    done.set(0);
    failed.set(0);
    total.set(caseIds.size());
    cancelled = false;
    running.set(true);
    fill();
  }

  void cancel() {
    cancelled = true;
    waiting.clear();
    List.copyOf(underWay.values()).forEach(future -> future.cancel(true));
  }

  private void fill() {
    while (open < AT_ONCE && !waiting.isEmpty()) {
      String caseId = waiting.remove();
      open++;
      door.load(() -> agent.apply(caseId), future -> follow(caseId, future), e -> settled(true));
    }
    if (open == 0) {
      running.set(false);
    }
  }

  private void follow(String caseId, CompletableFuture<Decision> future) {
    underWay.put(caseId, future);
    CompletableFuture<Decision> unused =
        future.whenComplete(
            (decision, failure) ->
                door.show(
                    () -> {
                      underWay.remove(caseId);
                      settled(failure != null);
                    }));
    if (cancelled) {
      future.cancel(true);
    }
  }

  private void settled(boolean broken) {
    open--;
    done.set(done.get() + 1);
    if (broken) {
      failed.set(failed.get() + 1);
    }
    fill();
  }
}
