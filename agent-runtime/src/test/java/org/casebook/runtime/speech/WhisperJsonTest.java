package org.casebook.runtime.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.casebook.runtime.domain.CasebookException;
import org.junit.jupiter.api.Test;

/** The format as {@code output_json} in whisper.cpp's {@code examples/cli/cli.cpp} writes it. */
class WhisperJsonTest {
  private final ByteArrayOutputStream tokens = new ByteArrayOutputStream();

  private WhisperJsonTest token(byte[] text, long from, long to, double p) {
    write(tokens.size() == 0 ? "" : ",\n");
    write("{\"text\": \"");
    tokens.writeBytes(text);
    write(
        "\", \"timestamps\": {\"from\": \"00:00:00,000\", \"to\": \"00:00:00,000\"},"
            + " \"offsets\": {\"from\": "
            + from
            + ", \"to\": "
            + to
            + "}, \"id\": 7, \"p\": "
            + p
            + ", \"t_dtw\": -1}");
    return this;
  }

  private WhisperJsonTest token(String text, long from, long to, double p) {
    return token(text.getBytes(StandardCharsets.UTF_8), from, to, p);
  }

  private void write(String text) {
    tokens.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<SpokenWord> words() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        """
        {"systeminfo": "AVX = 1", "params": {"model": "m", "language": "auto", "translate": false},
         "result": {"language": "en"},
         "transcription": [{"timestamps": {"from": "00:00:00,000", "to": "00:00:03,000"},
          "offsets": {"from": 0, "to": 3000}, "text": "as a whole", "tokens": [
        """
            .getBytes(StandardCharsets.UTF_8));
    file.writeBytes(tokens.toByteArray());
    file.writeBytes("]}]}\n".getBytes(StandardCharsets.UTF_8));
    return WhisperJson.words(file.toByteArray());
  }

  @Test
  void tokensBecomeWordsAsSureAsTheirLeastSurePart() {
    token("[_BEG_]", 0, 0, 0.9)
        .token(" Hello", 100, 400, 0.8)
        .token(",", 400, 450, 0.7)
        .token(" neigh", 500, 700, 0.9)
        .token("bour", 700, 900, 0.4)
        .token(" —", 900, 950, 0.9)
        .token("[_TT_150]", 3000, 3000, 0.3);

    assertThat(words())
        .containsExactly(
            new SpokenWord("Hello,", 100, 450, 0.7), new SpokenWord("neighbour", 500, 900, 0.4));
  }

  @Test
  void aLetterThatIsSpreadOverTokensIsWhole() {
    byte[] umlaut = "ü".getBytes(StandardCharsets.UTF_8);
    token(" gr", 0, 100, 0.9)
        .token(new byte[] {umlaut[0]}, 100, 150, 0.6)
        .token(new byte[] {umlaut[1]}, 150, 200, 0.5)
        .token("n", 200, 300, 0.9);

    assertThat(words()).containsExactly(new SpokenWord("grün", 0, 300, 0.5));
  }

  @Test
  void scriptsWithoutSpacesGiveAWordForEachSign() {
    token("你", 0, 200, 0.9).token("好", 200, 400, 0.8).token("。", 400, 450, 0.9);
    assertThat(words()).extracting(SpokenWord::text).containsExactly("你", "好");
  }

  @Test
  void whatStandsInBracketsWasNotSpoken() {
    token(" [", 0, 1, 0.9)
        .token("BLANK", 1, 2, 0.9)
        .token("_AUDIO", 2, 3, 0.9)
        .token("]", 3, 4, 0.9)
        .token(" (soft", 4, 5, 0.9)
        .token(" music)", 5, 6, 0.9)
        .token(" yes", 6, 7, 0.9);
    assertThat(words()).extracting(SpokenWord::text).containsExactly("yes");
  }

  @Test
  void anotherFileIsRefused() {
    assertThatThrownBy(() -> WhisperJson.words("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("--output-json-full");
    assertThatThrownBy(() -> WhisperJson.words("no".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CasebookException.class);
  }
}
