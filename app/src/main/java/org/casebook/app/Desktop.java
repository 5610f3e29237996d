package org.casebook.app;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.casebook.app.desk.Preferences;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.fx.PulseExecutor;
import org.casebook.app.shell.Shell;
import org.casebook.app.start.ModelFetch;
import org.casebook.app.text.Texts;
import org.casebook.runtime.AgentRuntime;

/** The window: size and place, theme and language, and the desktop inside. On the FX thread. */
final class Desktop implements AutoCloseable {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final AgentRuntime runtime;
  private final Preferences preferences;
  private final ExecutorService background =
      Executors.newFixedThreadPool(
          4,
          task -> {
            Thread thread = new Thread(task, "desktop-background");
            thread.setDaemon(true);
            return thread;
          });
  private final FxDoor door = new FxDoor(new PulseExecutor(Platform::runLater), background);
  private Wiring wiring;
  private final Scene scene;

  Desktop(AgentRuntime runtime, Preferences preferences) {
    this.runtime = runtime;
    this.preferences = preferences;
    this.wiring = wire(preferences.language());
    Rectangle2D room = Screen.getPrimary().getVisualBounds();
    this.scene =
        new Scene(
            wiring.shell().root(),
            Math.min(preferences.number("width", WIDTH), room.getWidth()),
            Math.min(preferences.number("height", HEIGHT), room.getHeight()));
    Appearance.apply(scene, preferences.dark());
    Shell.attach(scene, () -> wiring.shell());
  }

  Scene scene() {
    return scene;
  }

  Wiring wiring() {
    return wiring;
  }

  /** Shows the desktop in a window. */
  void show(Stage stage) {
    stage.setTitle("Casebook");
    stage.setMinWidth(1080);
    stage.setMinHeight(640);
    stage.setScene(scene);
    stage.setMaximized(preferences.number("maximized", 0) == 1);
    stage.setOnHiding(
        event -> {
          preferences.remember("maximized", stage.isMaximized() ? 1 : 0);
          if (!stage.isMaximized()) {
            preferences.remember("width", scene.getWidth());
            preferences.remember("height", scene.getHeight());
          }
          preferences.save();
        });
    stage.show();
    wiring.shell().open(org.casebook.app.nav.Screen.QUEUE);
  }

  /** Says how fetching models ended that went on while one worked. */
  void modelsArrived(ModelFetch fetch) {
    wiring.modelsArrived(fetch);
  }

  private Wiring wire(Locale language) {
    return new Wiring(
        runtime,
        preferences,
        Texts.in(language),
        door,
        InstantSource.system(),
        this::dress,
        this::speak);
  }

  private void dress(boolean dark) {
    Appearance.apply(scene, dark);
  }

  /** Builds the desktop again in another language; the window and the open case stay. */
  private void speak(Locale language) {
    Optional<String> open =
        Optional.of(wiring.caseFile().caseIdProperty().get()).filter(id -> !id.isEmpty());
    wiring.close();
    wiring = wire(language);
    open.ifPresent(wiring.caseFile()::open);
    scene.setRoot(wiring.shell().root());
    wiring.shell().open(org.casebook.app.nav.Screen.SETTINGS);
  }

  @Override
  public void close() {
    wiring.close();
    background.shutdownNow();
  }
}
