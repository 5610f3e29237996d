package org.casebook.app;

import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.casebook.app.desk.Preferences;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.CasebookException;

/** Runs the desktop until its window is closed. */
final class DesktopApplication {
  private DesktopApplication() {}

  /**
   * Opens the window and waits for it to close.
   *
   * @param runtimes opens the runtime of a workspace
   * @return the exit status
   */
  static int run(Workspace workspace, Function<Workspace, AgentRuntime> runtimes) {
    try (AgentRuntime runtime = runtimes.apply(workspace)) {
      if (runtime.queue().isEmpty()) {
        runtime.openSamples();
      }
      CountDownLatch closed = new CountDownLatch(1);
      Platform.startup(
          () -> {
            Fonts.load();
            Desktop desktop = new Desktop(runtime, new Preferences(workspace.home()));
            Stage stage = new Stage();
            stage.setOnHidden(
                event -> {
                  desktop.close();
                  closed.countDown();
                });
            desktop.show(stage);
          });
      closed.await();
      Platform.exit();
      return 0;
    } catch (CasebookException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
