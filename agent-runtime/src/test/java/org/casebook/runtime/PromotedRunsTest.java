package org.casebook.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.training.Progress;
import org.casebook.runtime.Promotion.Trial;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.Event.Gate;
import org.casebook.runtime.log.Event.ModelPromoted;
import org.casebook.runtime.log.Event.ModelRejected;
import org.casebook.runtime.run.Replay;
import org.casebook.runtime.testing.TestModels;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.RunTrace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A second text model, trained on the policy's few examples, and the real first one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromotedRunsTest {
  private static final ModelVersion FIRST = new ModelVersion("text-harm", "1");
  private static final ModelVersion SMALL = new ModelVersion("text-harm", "small");
  private static final Trial TRIAL = new Trial(Optional.empty(), 3_000, 42);
  private static final String CASE = "c";

  @TempDir static Path folder;
  private Path cases;
  private Path before;
  private Path models;
  private Workspace workspace;
  private Promotion promotion;

  @BeforeAll
  void train() throws Exception {
    cases =
        Files.writeString(
            folder.resolve("cases.jsonl"), "{\"id\":\"c\",\"text\":\"I will find you, vermin\"}\n");
    StoredModel encoder = TestModels.require(Recipes.MINILM);
    before = folder.resolve("before");
    models = folder.resolve("models");
    copy(encoder, before);
    copy(encoder, models);
    Workspace lab = new Workspace(folder.resolve("lab"), models);
    try (TextLab text = new TextLab(lab, Recipes.MINILM.model())) {
      text.train(Optional.empty(), SMALL.version(), 1_000, 42, Progress.SILENT, () -> false);
    }
  }

  @BeforeEach
  void open(TestInfo test) {
    workspace = new Workspace(folder.resolve(test.getDisplayName()), models);
    promotion = new Promotion(workspace);
  }

  private static void copy(StoredModel model, Path models) throws IOException {
    Path to = models.resolve(model.version().name()).resolve(model.version().version());
    Files.createDirectories(to);
    Path from = model.path("model.onnx").orElseThrow().resolveSibling(".");
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** Runs the case again and gives what the log has of it. */
  private static RunTrace run(AgentRuntime runtime) {
    runtime.run(CASE, "all-tools").join();
    return runtime.caseFile(CASE).flatMap(CaseFile::lastRun).orElseThrow();
  }

  private static String decision(RunTrace run) {
    return CanonicalJson.write(run.decision().orElseThrow());
  }

  private AgentRuntime opened(Workspace in) {
    AgentRuntime runtime = Runtimes.open(in);
    runtime.openCases(cases);
    return runtime;
  }

  @Test
  void installingAModelChangesNoVerdict() {
    try (AgentRuntime without = opened(new Workspace(folder.resolve("without"), before));
        AgentRuntime with = opened(workspace)) {
      assertThat(with.models().entries())
          .extracting(entry -> entry.id())
          .contains(SMALL.toString());
      RunTrace run = run(with);
      assertThat(decision(run)).isEqualTo(decision(run(without)));
      assertThat(run.started().models()).contains(FIRST.toString()).doesNotContain("" + SMALL);
      assertThat(with.models().entries())
          .filteredOn(entry -> entry.decides())
          .extracting(entry -> entry.id())
          .containsExactly(ImageChampion.DEFAULT.toString(), FIRST.toString());
    }
  }

  @Test
  void theRunAfterAPromotionNamesTheModelAndAnOldRunStaysAsItWas() {
    try (AgentRuntime runtime = opened(workspace)) {
      RunTrace old = run(runtime);
      promotion.force(SMALL, "to see what it says");
      RunTrace after = run(runtime);
      assertThat(after.started().models()).contains("" + SMALL).doesNotContain("" + FIRST);
      assertThat(promotion.champions()).contains(SMALL);
      assertThat(decision(after)).isNotEqualTo(decision(old));

      promotion.rollback("it knows too little");
      RunTrace back = run(runtime);
      assertThat(back.started().models()).isEqualTo(old.started().models());
      assertThat(decision(back)).isEqualTo(decision(old));

      FusionSettings settings = FusionSettings.bundled();
      Replay replay =
          new Replay(
              new EvidenceFusion(settings),
              new Adjudicator(runtime.policy(), settings, old.decision().orElseThrow().unscored()));
      assertThat(
              CanonicalJson.write(
                  replay.decide(runtime.caseFile(CASE).orElseThrow().content(), old)))
          .isEqualTo(decision(old));
    }
  }

  @Test
  void aWorseModelIsRejectedWithReasonsAndTheLogSaysSo() {
    Event event = promotion.promote(SMALL, TRIAL, Progress.SILENT, () -> false);
    assertThat(event).isInstanceOf(ModelRejected.class);
    ModelRejected rejected = (ModelRejected) event;
    assertThat(rejected.champion()).isEqualTo(FIRST.toString());
    assertThat(rejected.reasons())
        .anyMatch(reason -> reason.contains("not better beyond the noise"))
        .anyMatch(reason -> reason.contains("it has no head for violence"));
    assertThat(rejected.comparison().all().low()).isNegative();
    assertThat(promotion.champions()).contains(FIRST);
    assertThat(Runtimes.champions(workspace).version("text-harm")).isEmpty();
  }

  @Test
  void aBetterModelIsPromotedByWhatWasMeasured() {
    promotion.force(SMALL, "to have something to beat");
    ModelPromoted promoted =
        (ModelPromoted) promotion.promote(FIRST, TRIAL, Progress.SILENT, () -> false);
    assertThat(promoted.gate()).isEqualTo(Gate.PASSED);
    assertThat(promoted.from()).isEqualTo(SMALL.toString());
    assertThat(promoted.comparison().orElseThrow().all().low()).isPositive();
    assertThat(promotion.champions()).contains(FIRST);
  }

  @Test
  void rowsThatAModelWasFittedToDoNotJudgeIt() {
    Trial other = new Trial(Optional.empty(), 3_000, 7);
    assertThatThrownBy(() -> promotion.promote(SMALL, other, Progress.SILENT, () -> false))
        .hasMessageContaining("--seed 42");
    assertThat(Runtimes.champions(workspace).version("text-harm")).isEmpty();
  }

  @Test
  void whatIsCancelledPromotesNothing() {
    assertThatThrownBy(() -> promotion.promote(SMALL, TRIAL, Progress.SILENT, () -> true))
        .hasMessageContaining("cancelled");
    assertThat(Runtimes.champions(workspace).version("text-harm")).isEmpty();
  }
}
