package org.casebook.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.casebook.runtime.domain.CasebookException;

/** Drives a scene from another thread: does, waits, takes pictures. */
final class Stagehand {
  private static final long PATIENCE_SECONDS = 120;
  private static final int FRAMES = 4;

  private final Scene scene;
  private final Path out;
  private final PrintStream say;
  private int taken;

  Stagehand(Scene scene, Path out, PrintStream say) {
    this.scene = scene;
    this.out = out;
    this.say = say;
  }

  /** Does something on the FX thread. */
  void act(Runnable action) {
    ask(
        () -> {
          action.run();
          return true;
        });
  }

  /** Asks something on the FX thread. */
  static <T> T ask(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            answer.complete(question.get());
          } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
          }
        });
    return get(answer, "an answer from the desktop");
  }

  /** Waits until something holds. */
  void await(String what, BooleanSupplier condition) {
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    AnimationTimer[] timer = new AnimationTimer[1];
    act(
        () -> {
          timer[0] =
              new AnimationTimer() {
                @Override
                public void handle(long now) {
                  if (condition.getAsBoolean()) {
                    stop();
                    held.complete(true);
                  }
                }
              };
          timer[0].start();
        });
    get(held, what);
  }

  /** Lets a few frames pass, then saves what the scene shows. */
  void picture(String name) {
    settle();
    WritableImage image = ask(() -> scene.snapshot(null));
    Path file = out.resolve("%02d-%s.png".formatted(++taken, name));
    try {
      Files.createDirectories(out);
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    } catch (IOException e) {
      throw new CasebookException(
          "cannot write " + file + ": " + e.getMessage() + "; choose another --out", e);
    }
    say.println(file);
  }

  /** How many pictures were taken. */
  int taken() {
    return taken;
  }

  private void settle() {
    int[] frames = {0};
    await("the next frames", () -> ++frames[0] > FRAMES);
  }

  private static <T> T get(CompletableFuture<T> future, String what) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CasebookException("the tour waited in vain for " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CasebookException("the tour was interrupted", e);
    } catch (ExecutionException e) {
      throw new CasebookException("the tour failed: " + e.getCause(), e);
    }
  }
}
