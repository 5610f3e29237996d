package org.casebook.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.ServedModel;
import org.casebook.runtime.inference.TextHarmModel;
import org.casebook.runtime.log.Event.Gate;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.log.EventSamples;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.text.ScriptAwareIdentifier;
import org.casebook.runtime.view.Champions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextChampionTest {
  private static final ModelVersion SECOND = MadeHeads.VERSION;
  @TempDir Path folder;
  private final MemoryLog log = new MemoryLog("w", Clock.systemUTC());

  @BeforeEach
  void install() throws Exception {
    MadeHeads.install(folder);
  }

  private TextChampion champion() {
    Catalogue catalogue = new Catalogue(folder);
    OnnxSessions sessions = new OnnxSessions();
    return new TextChampion(
        catalogue,
        sessions,
        new Encoders(catalogue, sessions, ScriptAwareIdentifier.bundled()),
        () -> Champions.of(log.ofWorkspace()));
  }

  private void promote(String version) {
    log.append(EventSamples.promoted("text-harm:1", version, Gate.PASSED), Optional.empty());
  }

  @Test
  void withoutAPromotionTheBundledModelDecidesWhateverIsThere() {
    assertThat(new Catalogue(folder).find(SECOND)).isPresent();
    TextChampion champion = champion();
    assertThat(champion.get().model().version()).isEqualTo(TextChampion.DEFAULT);
    assertThat(champion.get().insteadOf()).isEmpty();
    assertThat(champion.encoder(TextChampion.DEFAULT)).isEqualTo(Encoders.LEAN);
    assertThat(champion.encoder(SECOND)).isEqualTo(Encoders.MULTILINGUAL);
    assertThat(champion.scored(TextChampion.DEFAULT)).contains(HarmArea.HATE);
    assertThat(
            new WholeModels(new Catalogue(folder))
                .speaking(Set.of(TextChampion.DEFAULT), Encoders.LEAN))
        .contains("text-harm:1")
        .doesNotContain("text-harm:made");
  }

  @Test
  void aPromotedModelWithoutItsEncoderIsStoodInForAndThatIsSaid() {
    TextChampion champion = champion();
    promote(SECOND.toString());
    ServedModel<TextHarmModel> served = champion.get();
    assertThat(served.model().version()).isEqualTo(TextChampion.DEFAULT);
    UnavailableTool missing = served.insteadOf().orElseThrow();
    assertThat(missing.tool()).isEqualTo("text-harm:made");
    assertThat(missing.reason()).contains("mbert-multi-cased-l8-q", "text-harm:1 decides instead");
    assertThat(missing.remedy()).contains("models install mbert-multi-cased-l8-q");
  }

  @Test
  void aPromotedModelThatIsGoneIsStoodInFor() {
    TextChampion champion = champion();
    promote("text-harm:9");
    assertThat(champion.get().model().version()).isEqualTo(TextChampion.DEFAULT);
    assertThat(champion.get().insteadOf().orElseThrow().reason()).contains("not installed");
  }
}
