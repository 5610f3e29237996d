package org.casebook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.casebook.app.desk.Preferences;
import org.casebook.app.nav.Screen;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** From the queue to an override and back, with nothing but the keyboard. */
class JourneyTest {
  @TempDir Path home;
  private final ExecutorService agent = Executors.newSingleThreadExecutor();
  private final FakeRuntime runtime = new FakeRuntime(agent);
  private Desktop desktop;
  private Stagehand hand;

  @BeforeEach
  void open() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    runtime.openSamples();
    desktop =
        Stagehand.ask(
            () -> {
              Fonts.load();
              Desktop shown = new Desktop(runtime, new Preferences(home));
              shown.show(stage);
              return shown;
            });
    hand = new Stagehand(desktop.scene(), home, System.out);
    await(() -> desktop.wiring().queue().ready());
  }

  @AfterEach
  void close() throws Exception {
    hand.act(desktop::close);
    FxToolkit.cleanupStages();
    agent.shutdownNow();
  }

  @Test
  void runsFiltersOverridesAndTakesBack() {
    press(KeyCode.R, "R", true, false);
    await(
        () ->
            row(FakeCases.SCAM).status() == CaseStatus.PROPOSED && desktop.wiring().queue().idle());

    press(KeyCode.SLASH, "/", false, false);
    type("parcel");
    await(() -> desktop.scene().getFocusOwner() instanceof javafx.scene.control.TextField);
    press(KeyCode.ESCAPE, "", false, false);
    press(KeyCode.ENTER, "", false, false);
    await(() -> shown(Screen.CASE) && status() == CaseStatus.PROPOSED);
    assertThat(row(FakeCases.SCAM).action()).contains(Action.REMOVE);

    press(KeyCode.DIGIT1, "1", false, false);
    press(KeyCode.DIGIT2, "2", false, false);
    press(KeyCode.ENTER, "", false, false);
    await(() -> status() == CaseStatus.OVERRIDDEN);
    Review review =
        runtime.events().stream()
            .map(logged -> logged.event())
            .filter(Event.DecisionReviewed.class::isInstance)
            .map(event -> ((Event.DecisionReviewed) event).review())
            .findFirst()
            .orElseThrow();
    assertThat(review.verdict()).isEqualTo(Review.Verdict.OVERRIDDEN);
    assertThat(review.action()).isEqualTo(Action.ALLOW);
    assertThat(review.reasonCode()).isEqualTo(runtime.reasonCodes().get(1));
    await(() -> row(FakeCases.SCAM).status() == CaseStatus.OVERRIDDEN);
    assertThat(row(FakeCases.SCAM).action()).contains(Action.ALLOW);

    press(KeyCode.Z, "z", false, true);
    await(() -> row(FakeCases.SCAM).status() == CaseStatus.PROPOSED);
    assertThat(runtime.events().stream().map(logged -> logged.event()))
        .anyMatch(Event.ReviewWithdrawn.class::isInstance);
  }

  @Test
  void lettersAreDeadWhileTyping() {
    press(KeyCode.SLASH, "/", false, false);
    type("jjkk");
    await(() -> desktop.wiring().queue().filteredBy("jjkk"));
    assertThat(shown(Screen.QUEUE)).isTrue();
  }

  /** A key goes to whatever has the focus, as from the window. */
  private void press(KeyCode code, String text, boolean shift, boolean control) {
    hand.act(
        () -> {
          Node focus = desktop.scene().getFocusOwner();
          Node target = focus == null ? desktop.scene().getRoot() : focus;
          for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            javafx.event.Event.fireEvent(
                target, new KeyEvent(type, text, text, code, shift, control, false, false));
          }
        });
  }

  private void type(String word) {
    for (String letter : word.split("", -1)) {
      if (!letter.isEmpty()) {
        press(KeyCode.getKeyCode(letter.toUpperCase(Locale.ROOT)), letter, false, false);
        hand.act(
            () ->
                javafx.event.Event.fireEvent(
                    desktop.scene().getFocusOwner(),
                    new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        letter,
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false)));
      }
    }
  }

  private void await(BooleanSupplier condition) {
    hand.await("the desktop", condition);
  }

  private boolean shown(Screen screen) {
    return desktop.wiring().shell().current().filter(screen::equals).isPresent();
  }

  private CaseStatus status() {
    return desktop
        .wiring()
        .caseFile()
        .fileProperty()
        .get()
        .map(file -> file.status())
        .orElse(CaseStatus.NEW);
  }

  private QueueRow row(String caseId) {
    return desktop.wiring().queue().cases().stream()
        .filter(row -> row.caseId().equals(caseId))
        .findFirst()
        .orElseThrow();
  }
}
