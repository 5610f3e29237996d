package org.casebook.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.start.ModelFetch.State;
import org.casebook.runtime.ModelSetup.Missing;
import org.casebook.runtime.ModelSetup.Step;
import org.junit.jupiter.api.Test;

/** Fetching without a screen and without a network. */
class ModelFetchTest {
  private static final List<Missing> MISSING = List.of(new Missing("encoder", 22_000_000));

  private final FxDoor door = new FxDoor(Runnable::run, Runnable::run);

  @Test
  void tellsStepsAndEnds() {
    List<String> phases = new ArrayList<>();
    ModelFetch fetch =
        new ModelFetch(
            door,
            MISSING,
            watcher -> {
              watcher.step(new Step("encoder", "fetching", 0, 22_000_000));
              watcher.step(new Step("encoder", "installed", 22_000_000, 22_000_000));
              return List.of();
            });
    fetch
        .stepProperty()
        .addListener((o, was, is) -> is.ifPresent(step -> phases.add(step.phase())));
    fetch.start();
    assertThat(phases).containsExactly("fetching", "installed");
    assertThat(fetch.stateProperty().get()).isEqualTo(State.DONE);
  }

  @Test
  void aFailureNamesItsRemedyAndCanBeTriedAgain() {
    List<String> answer = new ArrayList<>(List.of("encoder is not available: install Maven"));
    ModelFetch fetch = new ModelFetch(door, MISSING, watcher -> answer);
    fetch.start();
    assertThat(fetch.stateProperty().get()).isEqualTo(State.FAILED);
    assertThat(fetch.problems()).containsExactly("encoder is not available: install Maven");

    answer.clear();
    fetch.start();
    assertThat(fetch.stateProperty().get()).isEqualTo(State.DONE);
    assertThat(fetch.problems()).isEmpty();
  }

  @Test
  void anInstallerThatBreaksIsAFailureToo() {
    ModelFetch fetch =
        new ModelFetch(
            door,
            MISSING,
            watcher -> {
              throw new IllegalStateException("the disk is full");
            });
    fetch.start();
    assertThat(fetch.stateProperty().get()).isEqualTo(State.FAILED);
    assertThat(fetch.problems()).containsExactly("the disk is full");
  }

  @Test
  void stopsWhenAsked() {
    List<Runnable> later = new ArrayList<>();
    FxDoor waiting = new FxDoor(Runnable::run, later::add);
    ModelFetch fetch =
        new ModelFetch(
            waiting,
            MISSING,
            watcher -> watcher.cancelled() ? List.of() : List.of("was not told to stop"));
    fetch.start();
    fetch.stop();
    later.forEach(Runnable::run);
    assertThat(fetch.stateProperty().get()).isEqualTo(State.STOPPED);
    assertThat(fetch.problems()).isEmpty();
  }
}
