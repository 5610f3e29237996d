package org.casebook.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.casebook.app.fx.FxDoor;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.lab.SampleImport;
import org.casebook.runtime.table.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing a file, saying what its columns are, reading and cancelling; without a screen. */
class ImportViewModelTest {
  @TempDir private Path home;
  private AgentRuntime runtime;
  private final List<SampleImport.Result> imported = new ArrayList<>();
  private ImportViewModel model;

  @BeforeEach
  void open() {
    runtime = Runtimes.open(new Workspace(home, home.resolve("no-models")));
    model =
        new ImportViewModel(
            runtime::policyLab, new FxDoor(Runnable::run, Runnable::run), imported::add);
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void columnsAreGuessedMappedAndReadIntoTheLab() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("mine.csv"),
            "body,verdict,seen,team\nfirst,remove,cue.slur;harm.hate,a\nsecond,allow,,b\n");
    model.choose(file);
    assertThat(model.previewProperty().get().rows()).hasSize(2);
    assertThat(model.mappingProperty().get().column(Field.TEXT)).hasValue("body");
    assertThat(model.mappingProperty().get().column(Field.LABEL)).hasValue("verdict");
    model.map(Field.SIGNALS, "seen");
    model.slice("team");
    int before = runtime.policyLab().samples().size();
    model.start();
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(imported).singleElement().satisfies(r -> assertThat(r.samples()).hasSize(2));
    assertThat(model.progressProperty().get()).isEqualTo(1);
    assertThat(runtime.policyLab().samples().size()).isEqualTo(before + 2);
    assertThat(imported.get(0).samples().get(0).slices())
        .containsEntry("team", "a")
        .containsEntry("source", "mine.csv");
  }

  @Test
  void aGuessThatWasTakenAwayStaysAway() throws IOException {
    Path file = Files.writeString(home.resolve("mine.csv"), "body,label\nfirst,nonsense\n");
    model.choose(file);
    model.start();
    assertThat(imported).isEmpty();
    assertThat(model.problemProperty().get()).contains("mine.csv:2", "nonsense");
    model.map(Field.LABEL, "");
    model.start();
    assertThat(imported).hasSize(1);
    assertThat(imported.get(0).samples().get(0).gold()).isEmpty();
    assertThat(imported.get(0).silent()).isEqualTo(1);
  }

  @Test
  void cancellingLeavesTheLabAsItWas() throws IOException {
    Path file =
        Files.writeString(home.resolve("mine.csv"), "body\n" + "a row of text\n".repeat(5000));
    Deque<Runnable> later = new ArrayDeque<>();
    ImportViewModel waiting =
        new ImportViewModel(
            runtime::policyLab, new FxDoor(Runnable::run, later::add), imported::add);
    waiting.choose(file);
    later.remove().run();
    int before = runtime.policyLab().samples().size();
    waiting.start();
    assertThat(waiting.busyProperty().get()).isTrue();
    waiting.cancel();
    later.remove().run();
    assertThat(waiting.busyProperty().get()).isFalse();
    assertThat(waiting.problemProperty().get()).isEmpty();
    assertThat(imported).isEmpty();
    assertThat(runtime.policyLab().samples().size()).isEqualTo(before);
  }

  @Test
  void aFileOfAnotherKindIsRefusedWithARemedy() {
    model.choose(home.resolve("mine.xls"));
    assertThat(model.problemProperty().get()).contains("mine.xls", ".csv");
    assertThat(model.fileProperty().get()).isEmpty();
  }
}
