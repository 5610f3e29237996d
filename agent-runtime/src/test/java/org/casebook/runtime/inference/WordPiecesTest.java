package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
  private static final List<String> VOCABULARY =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "kill", "##ing", "k", "##ill", "Viet", "##Việt",
          "Việt", "!", "你", "好", "don", "'", "t", "a");
  private static final WordPieces PIECES = pieces(VOCABULARY);

  private static WordPieces pieces(List<String> vocabulary) {
    return new WordPieces(String.join("\n", vocabulary).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> read(String text) {
    return Arrays.stream(PIECES.windows(text, 128, 1).get(0))
        .mapToObj(number -> VOCABULARY.get((int) number))
        .toList();
  }

  @Test
  void wordsBecomeTheLongestPieces() {
    assertThat(read("killing kill")).containsExactly("[CLS]", "kill", "##ing", "kill", "[SEP]");
    assertThat(read("killingx a")).containsExactly("[CLS]", "[UNK]", "a", "[SEP]");
  }

  @Test
  void punctuationAndChineseCharactersStandAlone() {
    assertThat(read("don't!")).containsExactly("[CLS]", "don", "'", "t", "!", "[SEP]");
    assertThat(read("你好a")).containsExactly("[CLS]", "你", "好", "a", "[SEP]");
  }

  @Test
  void decomposedTextReadsAsComposed() {
    String decomposed = Normalizer.normalize("Việt", Normalizer.Form.NFD);
    assertThat(decomposed).isNotEqualTo("Việt");
    assertThat(read(decomposed)).containsExactly("[CLS]", "Việt", "[SEP]");
  }

  @Test
  void controlsVanishAndOverlongWordsAreUnknown() {
    assertThat(read("k\u0000\u200Bill\uFFFD")).containsExactly("[CLS]", "kill", "[SEP]");
    assertThat(read("a".repeat(101))).containsExactly("[CLS]", "[UNK]", "[SEP]");
    assertThat(read(" \n\t")).containsExactly("[CLS]", "[SEP]");
  }

  @Test
  void longTextsComeInWindows() {
    List<long[]> windows = PIECES.windows("a ".repeat(10), 6, 8);
    assertThat(windows).extracting(window -> window.length).containsExactly(6, 6, 4);
    assertThat(PIECES.windows("a ".repeat(100), 6, 2)).hasSize(2);
  }

  @Property
  void anyTextFits(@ForAll String text, @ForAll @IntRange(min = 3, max = 20) int longest) {
    List<long[]> windows = PIECES.windows(text, longest, 4);
    assertThat(windows).isNotEmpty().hasSizeLessThanOrEqualTo(4);
    for (long[] window : windows) {
      assertThat(window.length).isBetween(2, longest);
      assertThat(window).startsWith(2).endsWith(3);
    }
  }

  @Test
  void aVocabularyWithoutTheSpecialPiecesIsRefused() {
    assertThatThrownBy(() -> pieces(List.of("a"))).hasMessageContaining("[CLS]");
  }
}
