package org.casebook.app;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.casebook.app.desk.Preferences;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.intake.CaseDraft;

/** Drives the real desktop without a display through every screen and takes a picture of each. */
final class Tour {
  private Tour() {}

  /**
   * Runs the tour.
   *
   * @param args what follows {@code tour} on the command line
   * @param runtimes opens the runtime of a workspace
   * @return 0 when all pictures were taken, 2 with a message when not
   */
  static int run(String[] args, Function<Workspace, AgentRuntime> runtimes) {
    try {
      TourOptions options = TourOptions.parse(args);
      headless(options);
      Path home = options.home().isPresent() ? options.home().get() : scratch();
      Workspace models = Main.workspace(options.home());
      try (AgentRuntime runtime = runtimes.apply(new Workspace(home, models.models()))) {
        return film(runtime, home, options);
      } finally {
        if (options.home().isEmpty()) {
          throwAway(home);
        }
      }
    } catch (CasebookException e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }

  /** Must come before anything of JavaFX is touched. */
  static void headless(TourOptions options) {
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    System.setProperty("headless.geometry", options.width() + "x" + options.height());
    System.setProperty("prism.order", "sw");
    System.setProperty("prism.lcdtext", "false");
    System.setProperty("java.awt.headless", "true");
  }

  static int film(AgentRuntime runtime, Path home, TourOptions options) {
    Preferences preferences = new Preferences(home);
    preferences.dark(options.dark());
    preferences.language(options.language());
    try {
      Platform.startup(() -> {});
      Desktop desktop =
          Stagehand.ask(
              () -> {
                Fonts.load();
                preferences.remember("width", options.width());
                preferences.remember("height", options.height());
                Desktop shown = new Desktop(runtime, preferences);
                Stage stage = new Stage();
                stage.setScene(shown.scene());
                stage.setWidth(options.width());
                stage.setHeight(options.height());
                stage.show();
                return shown;
              });
      Scene scene = desktop.scene();
      Stagehand hand = new Stagehand(scene, options.out(), System.out);
      new TourScript(desktop, hand, runtime, () -> open(runtime, options.cases())).play();
      desktop.close();
      System.err.println(hand.taken() + " pictures in " + options.out());
      return 0;
    } catch (LinkageError | NullPointerException | UnsupportedOperationException e) {
      throw nativeMissing(e);
    } catch (CasebookException e) {
      if (e.getCause() != null && e.getCause().getCause() instanceof LinkageError linkage) {
        throw nativeMissing(linkage);
      }
      throw e;
    } finally {
      Platform.exit();
    }
  }

  private static void open(AgentRuntime runtime, Optional<Path> cases) {
    AgentRuntime.Opened opened =
        cases.isPresent() ? runtime.openCases(cases.get()) : runtime.openSamples(mild());
    opened.problems().forEach(System.err::println);
    if (opened.caseIds().isEmpty()) {
      throw new CasebookException(
          "there is no case to show" + cases.map(folder -> " in " + folder).orElse(""));
    }
  }

  /** The samples that one can show to anybody: those of the list beside this class. */
  private static Predicate<CaseDraft> mild() {
    try (InputStream list =
        Objects.requireNonNull(Tour.class.getResourceAsStream("tour-cases.txt"), "no list")) {
      Set<String> ids =
          new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().collect(toSet());
      return sample -> ids.contains(sample.id());
    } catch (IOException e) {
      throw new CasebookException("the list of cases for the tour can not be read", e);
    }
  }

  private static CasebookException nativeMissing(Throwable cause) {
    return new CasebookException(
        "The desktop can not draw here ("
            + cause
            + "). On Debian and Ubuntu it needs: apt-get install -y --no-install-recommends"
            + " libpangoft2-1.0-0",
        cause);
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("casebook-tour");
    } catch (IOException e) {
      throw new CasebookException(
          "no temporary folder can be made: " + e.getMessage() + "; name one with --home", e);
    }
  }

  private static void throwAway(Path home) {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      System.err.println("left behind: " + home + " (" + e.getMessage() + ")");
    }
  }
}
