package org.casebook.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.casebook.app.FakeShelf;
import org.casebook.app.fx.FxDoor;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.catalogue.InstallProgress.Phase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be done with which model, and how an installation shows; without a screen. */
class CatalogueViewModelTest {
  private final FakeShelf shelf = new FakeShelf();
  private final AgentRuntime runtime =
      (AgentRuntime)
          Proxy.newProxyInstance(
              AgentRuntime.class.getClassLoader(),
              new Class<?>[] {AgentRuntime.class},
              (proxy, method, arguments) -> shelf);
  private int rescans;
  private final CatalogueViewModel model =
      new CatalogueViewModel(
          runtime, new FxDoor(Runnable::run, Runnable::run), () -> rescans = rescans + 1);

  @BeforeEach
  void read() {
    model.refresh();
  }

  private ModelRow choose(String id) {
    model.chosenProperty().set(Optional.of(id));
    return model.chosen().orElseThrow();
  }

  @Test
  void theFirstModelIsChosenAndAllAreListed() {
    assertThat(model.rowsProperty().get()).hasSize(4);
    assertThat(model.chosen().orElseThrow().id()).isEqualTo("harm-heads:1");
    assertThat(model.folderProperty().get()).endsWith("models");
    assertThat(model.loaded()).isTrue();
  }

  @Test
  void eachStateAllowsWhatMakesSense() {
    ModelRow bundled = choose("harm-heads:1");
    assertThat(bundled.canInstall() || bundled.canRemove()).isFalse();
    assertThat(bundled.canVerify()).isTrue();
    ModelRow available = choose(FakeShelf.LARGE);
    assertThat(available.canInstall()).isTrue();
    assertThat(available.canVerify() || available.canRemove()).isFalse();
    ModelRow own = choose("toxic:1");
    assertThat(own.canInstall()).as("it is not known how to get it").isFalse();
    assertThat(own.canRemove()).isTrue();
    assertThat(own.problem().orElseThrow()).contains("features.json");
  }

  @Test
  void anInstallationMovesStopsGoesOnAndArrives() {
    choose(FakeShelf.LARGE);
    model.install();
    assertThat(model.chosen().orElseThrow().stateKey()).isEqualTo("queued");
    shelf.step(FakeShelf.LARGE, Phase.FETCHING, 5_000_000);
    ModelRow fetching = model.chosen().orElseThrow();
    assertThat(fetching.share()).hasValue(0.2);
    assertThat(fetching.canInstall()).isFalse();
    model.stop();
    assertThat(model.chosen().orElseThrow().interrupted()).isTrue();
    model.install();
    int before = rescans;
    shelf.step(FakeShelf.LARGE, Phase.INSTALLED, 25_000_000);
    assertThat(rescans).as("there are other tools now").isGreaterThan(before);
    ModelRow arrived = model.chosen().orElseThrow();
    assertThat(arrived.stateKey()).isEqualTo("installed");
    assertThat(arrived.canVerify()).isTrue();
  }

  @Test
  void aChallengerIsComparedAndTheReasonsAgainstItAreShown() {
    assertThat(choose("harm-heads:1").canPromote()).as("it decides").isFalse();
    assertThat(choose(FakeShelf.CHALLENGER).canPromote()).isTrue();
    model.promote();
    ModelRow compared = model.chosen().orElseThrow();
    assertThat(compared.measuring()).isTrue();
    assertThat(compared.canPromote() || compared.canVerify()).isFalse();
    shelf.rejected(FakeShelf.CHALLENGER);
    assertThat(model.outcomeProperty().get().orElseThrow().key())
        .isEqualTo("catalogue.not_promoted");
    assertThat(model.chosen().orElseThrow().entry().standing().objections())
        .containsExactly("no better, n 40");
  }

  @Test
  void checkingAndDeletingSayWhatCameOfIt() {
    choose("nudity:4");
    model.verify();
    assertThat(model.outcomeProperty().get().orElseThrow().key())
        .isEqualTo("catalogue.verify.fine");
    choose("toxic:1");
    model.verify();
    assertThat(model.outcomeProperty().get().orElseThrow().kind()).isEqualTo("danger");
    model.remove();
    assertThat(model.outcomeProperty().get().orElseThrow().key()).isEqualTo("catalogue.removed");
    assertThat(model.rowsProperty().get()).hasSize(3);
    assertThat(model.chosen()).isPresent();
  }

  @Test
  void afterClosingNobodyListens() {
    model.close();
    List<ModelRow> before = model.rowsProperty().get();
    shelf.step(FakeShelf.LARGE, Phase.FETCHING, 1);
    assertThat(model.rowsProperty().get()).isSameAs(before);
  }

  @Test
  void foldersOpenWithTheProgramOfTheSystem() {
    assertThat(FolderLink.command("Linux", "/a")).containsExactly("xdg-open", "/a");
    assertThat(FolderLink.command("Mac OS X", "/a")).containsExactly("open", "/a");
    assertThat(FolderLink.command("Windows 11", "a")).containsExactly("explorer.exe", "a");
  }
}
