package org.casebook.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.casebook.app.desk.Preferences;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.fx.PulseExecutor;
import org.casebook.app.start.ModelFetch;
import org.casebook.app.start.StartPane;
import org.casebook.app.text.Texts;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.ModelSetup;
import org.casebook.runtime.ModelSetup.Missing;
import org.casebook.runtime.Workspace;

/**
 * Runs the desktop until its window is closed. A first start shows what it fetches meanwhile; the
 * desktop opens when that is done, or at once when asked to.
 */
final class DesktopApplication {
  private final Workspace workspace;
  private final Function<Workspace, AgentRuntime> runtimes;
  private final Preferences preferences;
  private final ExecutorService background =
      Executors.newCachedThreadPool(DesktopApplication::daemon);
  private final FxDoor door = new FxDoor(new PulseExecutor(Platform::runLater), background);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<String> failure = Optional.empty();
  private boolean opening;

  private DesktopApplication(Workspace workspace, Function<Workspace, AgentRuntime> runtimes) {
    this.workspace = workspace;
    this.runtimes = runtimes;
    this.preferences = new Preferences(workspace.home());
  }

  /**
   * Opens the window and waits for it to close.
   *
   * @param runtimes opens the runtime of a workspace with what is installed
   * @return the exit status
   */
  static int run(Workspace workspace, Function<Workspace, AgentRuntime> runtimes) {
    DesktopApplication application = new DesktopApplication(workspace, runtimes);
    Platform.startup(application::start);
    try {
      application.closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
    Platform.exit();
    application.failure.ifPresent(System.err::println);
    return application.failure.isPresent() ? 2 : 0;
  }

  private void start() {
    Fonts.load();
    List<Missing> missing = ModelSetup.missing(workspace);
    ModelFetch fetch =
        new ModelFetch(door, missing, watcher -> ModelSetup.ensure(workspace, watcher));
    if (missing.isEmpty()) {
      open(fetch, new Stage());
      return;
    }
    Stage window = new Stage();
    StartPane pane =
        new StartPane(fetch, Texts.in(preferences.language()), () -> open(fetch, window));
    Scene scene = new Scene(pane, 680, 460);
    Appearance.apply(scene, preferences.dark());
    window.setTitle("Casebook");
    window.setScene(scene);
    window.setOnHidden(
        event -> {
          fetch.stop();
          closed.countDown();
        });
    fetch
        .stateProperty()
        .addListener(
            (o, was, is) -> {
              if (is == ModelFetch.State.DONE) {
                open(fetch, window);
              }
            });
    fetch.start();
    window.show();
  }

  /** Opens the workspace in the background, then turns the window into the desktop. */
  private void open(ModelFetch fetch, Stage window) {
    if (opening) {
      return;
    }
    opening = true;
    if (window.getScene() != null && window.getScene().getRoot() instanceof StartPane pane) {
      pane.opening();
    }
    door.load(
        () -> {
          AgentRuntime runtime = runtimes.apply(workspace);
          if (runtime.queue().isEmpty()) {
            runtime.openSamples();
          }
          return runtime;
        },
        runtime -> show(runtime, fetch, window),
        e -> {
          failure = Optional.of(String.valueOf(e.getMessage()));
          closed.countDown();
        });
  }

  private void show(AgentRuntime runtime, ModelFetch fetch, Stage window) {
    Desktop desktop = new Desktop(runtime, preferences);
    Stage stage = new Stage();
    stage.setOnHidden(
        event -> {
          fetch.stop();
          desktop.close();
          runtime.close();
          closed.countDown();
        });
    fetch.stateProperty().addListener((o, was, is) -> desktop.modelsArrived(fetch));
    desktop.show(stage);
    window.setOnHidden(event -> {});
    window.hide();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "start");
    thread.setDaemon(true);
    return thread;
  }
}
