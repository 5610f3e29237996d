package org.casebook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.casebook.app.desk.Preferences;
import org.casebook.app.lab.LabViewModel;
import org.casebook.app.nav.Screen;
import org.casebook.app.nav.TextEntry;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.lab.Comparison;
import org.casebook.runtime.policy.PolicyText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * A rule is changed by real key strokes alone; what it flips is seen; the draft outlives a crash.
 */
class LabJourneyTest {
  private static final String FILE = PolicyText.clauseFile("HT3.a");

  @TempDir Path home;
  private final FxRobot keys = new FxRobot();
  private AgentRuntime runtime;
  private Desktop desktop;
  private Stagehand hand;

  @BeforeEach
  void open() throws Exception {
    runtime = Runtimes.open(new Workspace(home, home.resolve("no-models")));
    Stage stage = FxToolkit.registerPrimaryStage();
    desktop =
        Stagehand.ask(
            () -> {
              Fonts.load();
              Desktop shown = new Desktop(runtime, new Preferences(home));
              shown.show(stage);
              return shown;
            });
    hand =
        new Stagehand(
            desktop.scene(),
            Path.of(System.getProperty("casebook.pictures", home.toString())),
            System.out);
  }

  @AfterEach
  void close() throws Exception {
    hand.act(desktop::close);
    FxToolkit.cleanupStages();
    runtime.close();
  }

  @Test
  void aRuleIsChangedAndItsFlipsAreSeen() {
    openClause();
    hand.picture("lab-before");

    replace("remove", "restrict");
    await("the flips", () -> report().map(BacktestReport::changed).orElse(0L) > 0);
    assertThat(report().orElseThrow().moved(Action.REMOVE, Action.RESTRICT)).isPositive();
    hand.picture("lab-after");

    keys.push(KeyCode.CONTROL, KeyCode.S);
    await("the draft on disk", () -> lab().keptProperty().get());
    assertThat(runtime.policyLab().drafts().find("community").orElseThrow().file(FILE))
        .contains("action: restrict");
  }

  @Test
  void aVersionIsPublishedWithANoteAndRolledBack() {
    openClause();
    replace("remove", "restrict");
    await("the flips", () -> report().map(BacktestReport::changed).orElse(0L) > 0);
    keys.push(KeyCode.CONTROL, KeyCode.ENTER);
    await("the note", () -> desktop.scene().getFocusOwner() instanceof TextField);
    keys.write("less is enough here");
    hand.picture("lab-publish");
    keys.push(KeyCode.ENTER);
    await("the new version", () -> lab().publishedProperty().get().isPresent() && decides("1.0.1"));
    assertThat(runtime.policy().clause("HT3.a").orElseThrow().action()).isEqualTo(Action.RESTRICT);
    await("nothing to flip", () -> report().map(r -> r.changed() == 0).orElse(false));

    keys.push(KeyCode.ALT, KeyCode.DIGIT6);
    await("the versions", () -> desktop.scene().getFocusOwner() instanceof ListView);
    keys.push(KeyCode.END);
    hand.picture("lab-versions");
    keys.push(KeyCode.ENTER);
    await("the note", () -> desktop.scene().getFocusOwner() instanceof TextField);
    keys.write("back");
    keys.push(KeyCode.ENTER);
    await("the old version", () -> decides("1.0.0"));
    assertThat(runtime.policy().clause("HT3.a").orElseThrow().action()).isEqualTo(Action.REMOVE);
  }

  private boolean decides(String version) {
    return lab().publishedProperty().get().filter(p -> p.version().equals(version)).isPresent();
  }

  @Test
  void aSlipIsMendedByItsQuickFix() {
    openClause();
    replace("cue.dehumanise", "cue.dehumanize");
    await("the problem", () -> answer().filter(c -> c.report().isEmpty()).isPresent());
    hand.picture("lab-problem");
    keys.push(KeyCode.ALT, KeyCode.ENTER);
    await("the fix", () -> report().map(r -> r.changed() == 0).orElse(false));
    assertThat(lab().draftProperty().get().file(FILE)).contains("cue.dehumanise");
  }

  /** From the queue to the text of a clause. */
  private void openClause() {
    keys.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    await("the lab", () -> answer().isPresent() && shown(Screen.LAB));
    for (int i = 0; i < 30 && !lab().openProperty().get().equals(FILE); i++) {
      keys.push(KeyCode.J);
    }
    assertThat(lab().openProperty().get()).isEqualTo(FILE);
    keys.push(KeyCode.ENTER);
    await("the editor", () -> desktop.scene().getFocusOwner() instanceof TextEntry);
  }

  /** Finds a word, and types another over it. */
  private void replace(String was, String is) {
    keys.push(KeyCode.CONTROL, KeyCode.F);
    keys.write(was);
    keys.push(KeyCode.ENTER);
    keys.push(KeyCode.DOWN);
    await("the editor", () -> desktop.scene().getFocusOwner() instanceof TextEntry);
    keys.write(is);
    await("the text", () -> lab().draftProperty().get().file(FILE).contains(is));
  }

  private LabViewModel lab() {
    return desktop.wiring().lab();
  }

  private Optional<Comparison> answer() {
    return lab()
        .comparisonProperty()
        .get()
        .filter(answer -> answer.draft().equals(lab().draftProperty().get()));
  }

  private Optional<BacktestReport> report() {
    return answer().flatMap(Comparison::report);
  }

  private boolean shown(Screen screen) {
    return desktop.wiring().shell().current().filter(screen::equals).isPresent();
  }

  private void await(String what, BooleanSupplier condition) {
    hand.await(what, condition);
  }
}
