package org.casebook.runtime.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.casebook.runtime.domain.CasebookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoskEngineTest {
  /** The form that Vosk's documentation gives for results with words. */
  private static final String RESULT =
      """
      {
        "result" : [{
            "conf" : 0.985111,
            "end" : 1.110000,
            "start" : 0.870000,
            "word" : "what"
          }, {
            "conf" : 1.000000,
            "end" : 1.530000,
            "start" : 1.110000,
            "word" : "zéro"
          }],
        "text" : "what zéro"
      }
      """;

  @Test
  void resultsBecomeWords() {
    assertThat(VoskEngine.words(RESULT))
        .containsExactly(
            new SpokenWord("what", 870, 1_110, 0.985111), new SpokenWord("zéro", 1_110, 1_530, 1));
    assertThat(VoskEngine.words("{\"text\" : \"\"}")).isEmpty();
    assertThatThrownBy(() -> VoskEngine.words("Killed")).isInstanceOf(CasebookException.class);
  }

  /** With the profile vosk: the native library loads, and says what it can not load. */
  @Test
  void aFolderWithoutAModelIsRefused(@TempDir Path empty) {
    assumeTrue(VoskLibrary.here(), "this build has no Vosk: it takes the profile vosk");
    assertThatThrownBy(() -> new VoskEngine(empty))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("no model that Vosk can load");
  }
}
