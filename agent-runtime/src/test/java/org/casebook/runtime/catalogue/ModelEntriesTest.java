package org.casebook.runtime.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.ModelInstaller;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.catalogue.InstallProgress.Phase;
import org.casebook.runtime.catalogue.ModelEntry.State;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.testing.OwnModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelEntriesTest {
  private static final Rivals RIVALS =
      new Rivals(
          Set.of(new ModelVersion("text-harm", "1")), Map.of("text-harm:9", List.of("worse")));

  @TempDir Path models;

  private ModelEntry entry(String name) {
    return ModelEntries.of(new Catalogue(models), RIVALS).stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsBundledInstalledAndToBeHadIsOneList() throws Exception {
    OwnModels.text(models, "mine");
    assertThat(entry("text-harm").state()).isEqualTo(State.BUNDLED);
    assertThat(entry("text-harm").decides()).isTrue();
    assertThat(entry("nsfw-mobilenet-v2").standing()).isEqualTo(ModelEntry.Standing.NONE);
    assertThat(entry("nsfw-mobilenet-v2").state()).isEqualTo(State.AVAILABLE);
    assertThat(entry("nsfw-mobilenet-v2").card().orElseThrow().bytes())
        .isEqualTo(Recipes.NSFW.bytes());
    ModelEntry mine = entry("mine");
    assertThat(mine.state()).isEqualTo(State.INSTALLED);
    assertThat(mine.own()).isTrue();
    assertThat(mine.card().orElseThrow().mayShip()).isFalse();
    assertThat(mine.sha256()).containsKeys("model.onnx", "card.json", "features.json");
  }

  @Test
  void aDamagedModelSaysWhatIsWrong() throws Exception {
    Path folder = OwnModels.text(models, "mine");
    Files.writeString(folder.resolve("card.json"), "{\"name\": \"mine\"}");
    assertThat(entry("mine").state()).isEqualTo(State.DAMAGED);
    assertThat(entry("mine").problem().orElseThrow()).contains("version");
  }

  @Test
  void anOlderVersionMakesTheNewOneAnUpdate() throws Exception {
    Path folder = OwnModels.text(models, "older");
    OwnModels.write(
        folder,
        "card.json",
        """
        {"name": "nsfw-mobilenet-v2", "version": "3.0.0", "kind": "image-classifier",
         "source": "s", "licence": "MIT"}
        """);
    ModelEntry update =
        ModelEntries.of(new Catalogue(models), RIVALS).stream()
            .filter(entry -> entry.state() == State.UPDATE)
            .findFirst()
            .orElseThrow();
    assertThat(update.id()).isEqualTo(Recipes.NSFW.model().toString());
    assertThat(update.installedVersion()).contains("3.0.0");
  }

  @Test
  void theShelfInstallsInTheBackgroundAndTellsWhatWentWrong() throws Exception {
    Catalogue catalogue = new Catalogue(models);
    List<InstallProgress> steps = new CopyOnWriteArrayList<>();
    CountDownLatch over = new CountDownLatch(1);
    try (WorkspaceShelf shelf =
        new WorkspaceShelf(
            catalogue,
            () -> RIVALS,
            (challenger, share, cancelled) -> share.accept(0.5),
            new ModelInstaller(catalogue, Map.of("PATH", "")),
            Executors.newSingleThreadExecutor())) {
      shelf.watch(
          step -> {
            steps.add(step);
            if (step.phase().over()) {
              over.countDown();
            }
          });
      shelf.install(Recipes.NSFW.model().toString());
      over.await();
      assertThat(steps)
          .extracting(InstallProgress::phase)
          .startsWith(Phase.QUEUED)
          .endsWith(Phase.FAILED);
      assertThat(shelf.installations())
          .singleElement()
          .satisfies(last -> assertThat(last.message()).contains("npm is not on the PATH"));
      assertThatThrownBy(() -> shelf.install("nothing:1")).isInstanceOf(CasebookException.class);
    }
  }

  @Test
  void aModelThatCouldDecideIsMeasuredInTheBackground() throws Exception {
    OwnModels.text(models, "text-harm");
    Files.writeString(
        models.resolve("text-harm/card.json"),
        Files.readString(models.resolve("text-harm/card.json"))
            .replaceFirst("\"version\": *\"[^\"]*\"", "\"version\": \"9\""));
    Catalogue catalogue = new Catalogue(models);
    List<InstallProgress> steps = new CopyOnWriteArrayList<>();
    CountDownLatch over = new CountDownLatch(3);
    try (WorkspaceShelf shelf =
        new WorkspaceShelf(
            catalogue,
            () -> RIVALS,
            (challenger, share, cancelled) -> share.accept(0.5),
            new ModelInstaller(catalogue, Map.of()),
            Executors.newSingleThreadExecutor())) {
      ModelEntry.Standing standing =
          shelf.entries().stream()
              .filter(entry -> entry.id().equals("text-harm:9"))
              .findFirst()
              .orElseThrow()
              .standing();
      assertThat(standing).isEqualTo(new ModelEntry.Standing(false, true, List.of("worse")));
      shelf.watch(
          step -> {
            steps.add(step);
            over.countDown();
          });
      shelf.promote("text-harm:9");
      over.await();
      assertThat(steps).extracting(InstallProgress::phase).containsOnly(Phase.MEASURING);
      assertThat(steps).extracting(InstallProgress::share).containsExactly(0.0, 0.5, 1.0);
      assertThat(shelf.installations()).isEmpty();
      assertThatThrownBy(() -> shelf.promote("text-harm:1")).hasMessageContaining("no other");
    }
  }

  @Test
  void verifyingAndRemovingNameWhatIsNotThere() throws Exception {
    OwnModels.text(models, "mine");
    Catalogue catalogue = new Catalogue(models);
    try (WorkspaceShelf shelf =
        new WorkspaceShelf(
            catalogue,
            () -> RIVALS,
            (challenger, share, cancelled) -> share.accept(0.5),
            new ModelInstaller(catalogue, Map.of()),
            Executors.newSingleThreadExecutor())) {
      assertThat(shelf.verify("mine:1")).isEmpty();
      assertThat(shelf.verify("text-harm:1")).isEmpty();
      shelf.remove("mine:1");
      assertThatThrownBy(() -> shelf.verify("mine:1")).hasMessageContaining("not installed");
      assertThatThrownBy(() -> shelf.remove("text-harm:1"))
          .isInstanceOf(CasebookException.class)
          .hasMessageContaining("part of the program");
    }
  }
}
