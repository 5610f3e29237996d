package org.casebook.app.start;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.casebook.app.fx.FxDoor;
import org.casebook.runtime.ModelSetup.Missing;
import org.casebook.runtime.ModelSetup.Step;
import org.casebook.runtime.ModelSetup.Watcher;

/** Fetches models in the background; can be stopped and started again. On the FX thread. */
public final class ModelFetch {
  private final FxDoor door;
  private final List<Missing> missing;
  private final Function<Watcher, List<String>> installer;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.FETCHING);
  private final ReadOnlyObjectWrapper<Optional<Step>> step =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<String> problems = List.of();

  /**
   * A fetch that is not started.
   *
   * @param missing what has to be fetched
   * @param installer installs it; blocks, and returns what could not be had, with the remedy
   */
  public ModelFetch(FxDoor door, List<Missing> missing, Function<Watcher, List<String>> installer) {
    this.door = door;
    this.missing = List.copyOf(missing);
    this.installer = installer;
  }

  /** How far it is. */
  public enum State {
    FETCHING,
    STOPPED,
    FAILED,
    DONE
  }

  /** Starts, or tries again. */
  public void start() {
    stop.set(false);
    problems = List.of();
    step.set(Optional.empty());
    state.set(State.FETCHING);
    door.load(
        () -> installer.apply(watcher()),
        this::finish,
        e -> finish(List.of(String.valueOf(e.getMessage()))));
  }

  /** Stops; nothing half-installed remains. */
  public void stop() {
    stop.set(true);
  }

  /** What has to be fetched. */
  public List<Missing> missing() {
    return missing;
  }

  /** What could not be had, and what to do about it. */
  public List<String> problems() {
    return problems;
  }

  /** How far it is. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The latest step; empty until the first. */
  public ReadOnlyObjectProperty<Optional<Step>> stepProperty() {
    return step.getReadOnlyProperty();
  }

  private void finish(List<String> failures) {
    problems = List.copyOf(failures);
    state.set(stop.get() ? State.STOPPED : failures.isEmpty() ? State.DONE : State.FAILED);
  }

  private Watcher watcher() {
    return new Watcher() {
      @Override
      public void step(Step fresh) {
        door.show(() -> step.set(Optional.of(fresh)));
      }

      @Override
      public boolean cancelled() {
        return stop.get();
      }
    };
  }
}
