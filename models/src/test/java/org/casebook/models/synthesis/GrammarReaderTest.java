package org.casebook.models.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.casebook.models.ModelException;
import org.junit.jupiter.api.Test;

class GrammarReaderTest {
  private static final String HEAD =
      """
      language: eng
      locales: [en-GB]
      slot_signals: {group: cue.protected_group}
      slots:
        group: {poles: Poles / of Poles}
        thing: [wasps]
      acts:
        dehumanise:
          area: hate
          cues: [cue.dehumanise]
          say:
      """;

  private static SampleGrammar read(String line) {
    GrammarReader reader = new GrammarReader();
    reader.read("test.yaml", HEAD + "      - " + line + "\n");
    return reader.grammar();
  }

  @Test
  void slotsAddTheirSignals() {
    Phrase phrase = read("[\"{group} are vermin\", \"{thing} are vermin\"]").phrases().get(0);

    assertThat(phrase.signals())
        .containsExactly("cue.dehumanise", "cue.protected_group", "harm.hate");
    assertThat(phrase.twinSignals()).isEmpty();
    assertThat(phrase.twinDiffersIn()).isEqualTo("target");
  }

  @Test
  void aDigitNamesTheFormOfAWord() {
    SampleGrammar grammar = read("\"the end {group2}\"");

    assertThat(new Filling(grammar, 1).fill("the end {group2}, {group}"))
        .isEqualTo("The end of Poles, Poles");
  }

  @Test
  void aTwinThatDiffersInTargetAndWordsIsRefused() {
    assertThatThrownBy(() -> read("[\"{group} are vermin\", \"{thing} are lovely\"]"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("test.yaml")
        .hasMessageContaining("differ in the target and in more");
  }

  @Test
  void aSlotWithoutFillersIsRefused() {
    assertThatThrownBy(() -> read("\"{animal} are vermin\""))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("{animal}")
        .hasMessageContaining("add it to slots");
  }
}
