package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePlausibilityTest {
  private final LinePlausibility plausibility = new LinePlausibility();

  @ParameterizedTest
  @CsvSource({
    "'Pay the fee today', 0.96",
    "'RONDA 3', 0.97",
    "'https://win.example.com', 0.98",
    "'Wyspy Dziewicze', 0.99",
    "'HebraischTamilBahrain', 0.99",
    "'Thuy Dien', 0.93",
    "'0800-123-456', 0.95",
    "'\u514d\u8d39\u8d62\u53d6\u5956\u91d1100\u5143', 0.98"
  })
  void wordsAreBelieved(String text, double confidence) {
    assertThat(plausibility.believed(line(text, confidence), shape(text))).isPositive();
  }

  /** What the recogniser made of Russian, Ukrainian, Serbian, Greek, Armenian and Hebrew. */
  @ParameterizedTest
  @CsvSource({
    "'Be3 HMeHN', 0.74",
    "'Tbl AyMan, A 3a6yAy?', 0.84",
    "'BipMeHcbka Hikaparya', 0.96",
    "'KEHHJAOJIAHICKHOCTPOBHEPHTAHCKA', 0.95",
    "'Kou\u03b2e\u03b9t Zoupivau', 0.97",
    "'janaHcKu, A3ep6ejuaH 1267', 0.96",
    "'Fnhuhw Uhuun Uwnuntu', 0.97",
    "'x112171X 12170 1x7710', 0.78"
  })
  void lookAlikesOfOtherScriptsAreNot(String text, double confidence) {
    assertThat(plausibility.believed(line(text, confidence), shape(text))).isZero();
  }

  @Test
  void aLineWithAStretchThatWasNotReadIsNotBelieved() {
    List<RecognisedLine.Glyph> characters =
        List.of(
            new RecognisedLine.Glyph("3", 0.99, 0.9),
            new RecognisedLine.Glyph("6", 0.99, 0.93),
            new RecognisedLine.Glyph("5", 0.99, 0.97));
    assertThat(plausibility.believed(new RecognisedLine(characters), 8)).isZero();
    assertThat(plausibility.believed(new RecognisedLine(characters), 1)).isPositive();
  }

  @Test
  void nothingIsNotBelieved() {
    assertThat(plausibility.believed(new RecognisedLine(List.of()), 3)).isZero();
    assertThat(plausibility.believed(line("...", 1), 1)).isZero();
  }

  private static double shape(String text) {
    return text.length() * 0.5;
  }

  private static RecognisedLine line(String text, double confidence) {
    List<RecognisedLine.Glyph> characters = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      characters.add(
          new RecognisedLine.Glyph(
              text.substring(i, i + 1), confidence, (i + 0.5) / text.length()));
    }
    return new RecognisedLine(characters);
  }
}
