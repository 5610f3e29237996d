package org.casebook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.casebook.app.desk.Preferences;
import org.casebook.app.nav.Screen;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.storage.StoreLocation;
import org.casebook.runtime.storage.StoreReport;
import org.casebook.runtime.storage.StoreVerification;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * An override by real key strokes, through the real agent and into the real store, which still
 * verifies, and no longer once a byte of it is changed. The tools are those that need no model.
 */
class JourneyTest {
  private static final String CASE = "parcel";

  @TempDir Path home;
  private final FxRobot keys = new FxRobot();
  private final List<LoggedEvent> events = new CopyOnWriteArrayList<>();
  private Workspace workspace;
  private AgentRuntime runtime;
  private Desktop desktop;
  private Stagehand hand;

  @BeforeEach
  void open() throws Exception {
    workspace = new Workspace(home, home.resolve("no-models"));
    runtime = Runtimes.open(workspace);
    runtime.openCases(cases());
    runtime.subscribe(events::add);
    Stage stage = FxToolkit.registerPrimaryStage();
    desktop =
        Stagehand.ask(
            () -> {
              Fonts.load();
              Desktop shown = new Desktop(runtime, new Preferences(home));
              shown.show(stage);
              return shown;
            });
    hand = new Stagehand(desktop.scene(), home, System.out);
    await("the queue", () -> desktop.wiring().queue().cases().size() == 2);
  }

  @AfterEach
  void close() throws Exception {
    hand.act(desktop::close);
    FxToolkit.cleanupStages();
    runtime.close();
  }

  @Test
  void anOverrideIsInTheLogIsTakenBackAndIsMissedWhenChanged() throws IOException {
    keys.push(KeyCode.SHIFT, KeyCode.R);
    await("a proposal", () -> row().status() == CaseStatus.PROPOSED && queueIsIdle());
    keys.push(KeyCode.SLASH);
    keys.write("parcel");
    await("the filter", () -> desktop.wiring().queue().filteredBy("parcel"));
    keys.push(KeyCode.ESCAPE);
    keys.push(KeyCode.ENTER);
    await("the case file", () -> shown(Screen.CASE) && status() == CaseStatus.PROPOSED);

    Action action =
        row().action().equals(Optional.of(Action.REMOVE)) ? Action.RESTRICT : Action.REMOVE;
    keys.push(action == Action.RESTRICT ? KeyCode.DIGIT3 : KeyCode.DIGIT4);
    keys.push(KeyCode.DIGIT2);
    keys.push(KeyCode.SLASH);
    await("the search", () -> desktop.scene().getFocusOwner() instanceof TextField);
    keys.write("fee");
    keys.push(KeyCode.DOWN);
    keys.push(KeyCode.ENTER);
    await("the override", () -> row().status() == CaseStatus.OVERRIDDEN);

    Review review = reviewed().review();
    assertThat(review.verdict()).isEqualTo(Review.Verdict.OVERRIDDEN);
    assertThat(review.action()).isEqualTo(action);
    assertThat(review.reasonCode()).isEqualTo(runtime.reasonCodes().get(1));
    assertThat(review.clauses()).hasSize(1);
    assertThat(row().action()).contains(action);
    assertThat(verified().problems()).isEmpty();

    keys.push(KeyCode.CONTROL, KeyCode.Z);
    await("the case to be open again", () -> row().status() == CaseStatus.PROPOSED);
    assertThat(events)
        .anyMatch(
            logged ->
                logged.event() instanceof Event.ReviewWithdrawn withdrawn
                    && withdrawn.review().equals(review.id()));
    assertThat(verified().problems()).isEmpty();

    runtime.close();
    flip(review.reasonCode());
    assertThat(verified().problems())
        .extracting(problem -> problem.event().map(StoreReport.Place::id).orElse(""))
        .contains(event().id());
  }

  @Test
  void lettersAreDeadWhileTyping() {
    keys.push(KeyCode.SLASH);
    keys.write("jjkk");
    await("the filter", () -> desktop.wiring().queue().filteredBy("jjkk"));
    assertThat(shown(Screen.QUEUE)).isTrue();
  }

  private Path cases() throws IOException {
    return Files.writeString(
        home.resolve("cases.jsonl"),
        """
        {"id":"parcel","text":"Your parcel is held. Pay a release fee of 1.99 within 2 hours at parcel-help.example or it goes back."}
        {"id":"cake","text":"The lemon cake needs forty minutes and a lot of patience."}
        """);
  }

  private StoreReport verified() {
    return StoreVerification.of(new StoreLocation(workspace.log(), workspace.media()));
  }

  /** Changes one bit of the first place in the file where this is written. */
  private void flip(String written) throws IOException {
    byte[] file = Files.readAllBytes(workspace.log());
    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(written);
    file[at] ^= 1;
    Files.write(workspace.log(), file);
  }

  private LoggedEvent event() {
    return events.stream()
        .filter(logged -> logged.event() instanceof Event.DecisionReviewed)
        .findFirst()
        .orElseThrow();
  }

  private Event.DecisionReviewed reviewed() {
    return (Event.DecisionReviewed) event().event();
  }

  private void await(String what, BooleanSupplier condition) {
    hand.await(what, condition);
  }

  private boolean queueIsIdle() {
    return desktop.wiring().queue().idle();
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

  private QueueRow row() {
    return desktop.wiring().queue().cases().stream()
        .filter(row -> row.caseId().equals(CASE))
        .findFirst()
        .orElseThrow();
  }
}
