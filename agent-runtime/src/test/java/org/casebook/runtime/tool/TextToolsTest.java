package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.text.LexicalMatcher;
import org.casebook.runtime.text.Normaliser;
import org.casebook.runtime.text.ScriptAwareIdentifier;
import org.casebook.runtime.text.SignalWeights;
import org.junit.jupiter.api.Test;

class TextToolsTest {
  private static final Normaliser NORMALISER = Normaliser.bundled();
  private static final ScriptAwareIdentifier IDENTIFIER = ScriptAwareIdentifier.bundled();
  private static final FindLexicalCues CUES =
      new FindLexicalCues(
          NORMALISER, IDENTIFIER, LexicalMatcher.bundled(), SignalWeights.bundled());

  private static final List<String> HOSTILE =
      List.of(
          "",
          "\uD800\uD800",
          "\u0301".repeat(1_000_000),
          "\u202E".repeat(1000) + "abc",
          "k\u200B".repeat(50_000));

  private static List<Evidence> cues(String text) throws InterruptedException {
    ToolResult result = CUES.run(ToolInputs.text("find_lexical_cues", text));
    return result instanceof ToolResult.Found found ? found.evidence() : List.of();
  }

  @Test
  void oneEvidencePerSignalWithSpansQuoteAndWeights() throws Exception {
    String text = "I will find you and k1ll you. I know where you live!";
    List<Evidence> threats =
        cues(text).stream().filter(e -> e.signal().equals("cue.threat")).toList();

    assertThat(threats).hasSize(1);
    Evidence threat = threats.get(0);
    assertThat(threat.locators()).hasSizeGreaterThanOrEqualTo(2);
    Locator.Span first = (Locator.Span) threat.locators().get(0);
    assertThat(text.substring(first.start(), first.end())).contains("k1ll");
    assertThat(threat.quote()).contains("k1ll you").contains("where you live");
    assertThat(threat.weights().get(HarmArea.VIOLENCE))
        .isGreaterThan(1.5)
        .isLessThanOrEqualTo(SignalWeights.MOST);
  }

  @Test
  void framesExcuse() throws Exception {
    assertThat(cues("Police said the man was arrested after the attack"))
        .anySatisfy(
            e -> {
              assertThat(e.signal()).isEqualTo("frame.news");
              assertThat(e.weights().get(HarmArea.VIOLENCE)).isNegative();
            });
  }

  @Test
  void plainTextHasNothing() throws Exception {
    ToolResult result =
        CUES.run(ToolInputs.text("find_lexical_cues", "We walked home through the park."));
    assertThat(result).isInstanceOf(ToolResult.Nothing.class);
  }

  @Test
  void allTextToolsSurviveHostileText() throws Exception {
    for (Tool tool :
        List.of(new NormaliseText(NORMALISER), new IdentifyLanguage(IDENTIFIER), CUES)) {
      for (String text : HOSTILE) {
        ToolResult result = tool.run(ToolInputs.text(tool.spec().name(), text));
        assertThat(result).isNotInstanceOf(ToolResult.Failed.class);
        assertThat(result.summary()).isNotBlank();
      }
    }
  }

  @Test
  void evasionIsReportedWhereItStands() throws Exception {
    NormaliseText tool = new NormaliseText(NORMALISER);
    ToolResult.Found found =
        (ToolResult.Found) tool.run(ToolInputs.text("normalise_text", "get fr33 m0ney"));
    assertThat(found.evidence().get(0).locators())
        .containsExactly(new Locator.Span("text", 4, 8), new Locator.Span("text", 9, 14));
    assertThat(found.observations().get(0).value()).isEqualTo("get free money");
  }

  @Test
  void languageIsObserved() {
    IdentifyLanguage tool = new IdentifyLanguage(IDENTIFIER);
    ToolResult result =
        tool.run(ToolInputs.text("identify_language", "Morgen fahren wir ans Meer"));
    assertThat(result.observations().get(0).value()).isEqualTo("deu");
  }
}
