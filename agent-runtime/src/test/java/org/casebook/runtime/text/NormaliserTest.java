package org.casebook.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.casebook.runtime.text.Obfuscation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NormaliserTest {
  private static final Normaliser NORMALISER = Normaliser.bundled();

  static Stream<Arguments> disguises() {
    return Stream.of(
        Arguments.of("you are s\u200bt\u200bu\u200bpid", "you are stupid", Kind.INVISIBLE),
        Arguments.of("\u202Eelcyc wen\u202C", "new cycle", Kind.BIDI_OVERRIDE),
        Arguments.of("𝓯𝓻𝓮𝓮 𝕞𝕠𝕟𝕖𝕪", "free money", Kind.STYLED),
        Arguments.of("ＦＲＥＥ ⓖⓘⓕⓣ", "FREE gift", Kind.STYLED),
        Arguments.of("🅵🆁🅴🅴", "FREE", Kind.STYLED),
        Arguments.of("ᶠʳᵉᵉ", "free", Kind.STYLED),
        Arguments.of("s̶t̶u̶p̶i̶d̶", "stupid", Kind.STACKED_MARKS),
        Arguments.of("f\u0303r\u0303ee", "free", Kind.STACKED_MARKS),
        Arguments.of("h\u030D\u0310\u0311\u0302a\u030D\u0310\u0311te", "hate", Kind.STACKED_MARKS),
        Arguments.of("раypal", "paypal", Kind.LOOK_ALIKE),
        Arguments.of("ѕсаm", "scam", Kind.LOOK_ALIKE),
        Arguments.of("сyка", "сука", Kind.LOOK_ALIKE),
        Arguments.of("ꜰʀᴇᴇ", "free", Kind.LOOK_ALIKE),
        Arguments.of("cl1ck h3r3 f0r fr33 m0ney", "click here for free money", Kind.LEETSPEAK),
        Arguments.of("w i n  a  p r i z e", "win a prize", Kind.SPACED_OUT),
        Arguments.of("i h a t e y o u", "i hate you", Kind.SPACED_OUT),
        Arguments.of("c.a.s.i.n.o tonight", "casino tonight", Kind.SPACED_OUT),
        Arguments.of("su-icide", "suicide", Kind.SPACED_OUT),
        Arguments.of("stuuuuupid", "stupid", Kind.REPEATED),
        Arguments.of("k*ll", "kill", Kind.MASKED),
        Arguments.of("a sucidie note", "a suicide note", Kind.SCRAMBLED));
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void undoesEachWayOfHiding(String raw, String plain, Kind kind) {
    NormalisedText text = NORMALISER.normalise(raw);
    assertThat(text.text()).isEqualTo(plain);
    assertThat(text.obfuscations()).extracting(Obfuscation::kind).contains(kind);
    for (Obfuscation o : text.obfuscations()) {
      assertThat(o.before()).isEqualTo(raw.substring(o.rawStart(), o.rawEnd()));
    }
  }

  static Stream<Arguments> everydaySentences() {
    return Resources.lines("everyday-sentences.tsv").stream()
        .map(line -> line.split("\t", -1))
        .map(columns -> Arguments.of(columns[0], columns[1]));
  }

  @ParameterizedTest
  @MethodSource("everydaySentences")
  void leavesEverydayWritingAlone(String language, String sentence) {
    NormalisedText text = NORMALISER.normalise(sentence);
    String canonical = java.text.Normalizer.normalize(sentence, Form.NFC);
    // Full-width Latin letters in Japanese become plain ones; nothing else may change.
    String expected = language.equals("jpn") ? canonical.replace("ＡＢ", "AB") : canonical;
    assertThat(text.text()).isEqualTo(expected);
  }

  @Test
  void leavesAbbreviationsNumbersAndAddressesAlone() {
    List<String> benign =
        List.of(
            "The U.S.A. and N.A.T.O. met at 5 p.m., e.g. a b c, W.H.O.",
            "mp3, covid19, iPhone14, H2O, R2D2, 4K, gr8, 2nite, 1st, 90s, 10k, top5",
            "see https://fr33.example/k1ll or mail k1ll@fr33.example, @b1tch #s3x",
            "USBшный, IT-отдел, iPhone’ом, kΩ, 5μm",
            "👨‍👩‍👧 ❤️ 1️⃣ 🇩🇪 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F ㅋㅋㅋㅋ ½ ™ …",
            "Schifffahrt, Betttuch, XXX, www, Louis XVIII");
    for (String text : benign) {
      assertThat(NORMALISER.normalise(text).text()).isEqualTo(text);
    }
  }

  @Test
  void mapsEveryCharacterToWhereItCameFrom() {
    NormalisedText text = NORMALISER.normalise("x k\u200Bi\u200Bl\u200Bl 𝓎");
    assertThat(text.text()).isEqualTo("x kill y");
    assertThat(text.rawStart(2)).isEqualTo(2);
    assertThat(text.rawEnd(5)).isEqualTo(9);
    assertThat(text.rawStart(7)).isEqualTo(10);
    assertThat(text.rawEnd(7)).isEqualTo(12);
  }

  @Test
  void survivesHostileText() {
    assertThat(NORMALISER.normalise("").text()).isEmpty();
    assertThat(NORMALISER.normalise("\uD800 \uDC00").text()).isEqualTo("\uFFFD \uFFFD");
    assertThat(NORMALISER.normalise("a" + "\u0301\u0327".repeat(500_000)).text()).hasSize(1);
    assertThat(NORMALISER.normalise("\u202E".repeat(100_000)).text()).isEmpty();
    assertThat(NORMALISER.normalise("\u200B".repeat(1_000_000)).text()).isEmpty();
    assertThat(NORMALISER.normalise("a@".repeat(200_000)).text()).startsWith("a@");
    assertThat(NORMALISER.normalise("k i l l ".repeat(50_000)).text()).startsWith("kill");
    NormalisedText cut = NORMALISER.normalise("😀".repeat(Normaliser.MAX_LENGTH));
    assertThat(cut.truncated()).isTrue();
    assertThat(cut.text()).hasSizeLessThanOrEqualTo(Normaliser.MAX_LENGTH);
  }

  @Test
  void reportsNothingForPlainText() {
    NormalisedText text = NORMALISER.normalise("Plain words, nothing to see.");
    assertThat(text.changed()).isFalse();
    assertThat(text.obfuscations()).isEmpty();
    assertThat(Arrays.stream(text.rawStarts())).isSorted();
  }
}
