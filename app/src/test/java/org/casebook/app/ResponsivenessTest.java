package org.casebook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;
import org.casebook.app.desk.Preferences;
import org.casebook.app.nav.Screen;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.log.EventLog.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** A runtime that never answers must not keep the desktop from answering. */
class ResponsivenessTest {
  @TempDir Path home;

  @Test
  void everyScreenOpensWhileTheRuntimeHangs() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Set<String> callers = ConcurrentHashMap.newKeySet();
    Subscription none = () -> {};
    AgentRuntime hanging =
        (AgentRuntime)
            Proxy.newProxyInstance(
                AgentRuntime.class.getClassLoader(),
                new Class<?>[] {AgentRuntime.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("subscribe")) {
                    return none;
                  }
                  callers.add(Thread.currentThread().getName());
                  never.await();
                  throw new IllegalStateException("never");
                });
    Stage stage = FxToolkit.registerPrimaryStage();
    Desktop desktop =
        Stagehand.ask(
            () -> {
              Desktop shown = new Desktop(hanging, new Preferences(home));
              shown.show(stage);
              return shown;
            });
    for (Screen screen : Screen.values()) {
      Stagehand.ask(
          () -> {
            desktop.wiring().shell().open(screen);
            return true;
          });
    }
    assertThat(
            Stagehand.ask(
                () -> {
                  desktop.wiring().shell().openCase("some-case");
                  return desktop.wiring().shell().current().orElseThrow();
                }))
        .isEqualTo(Screen.CASE);
    assertThat(callers).isNotEmpty().allMatch(name -> name.startsWith("desktop-background"));
    never.countDown();
    Stagehand.ask(
        () -> {
          desktop.close();
          return true;
        });
    FxToolkit.cleanupStages();
  }
}
