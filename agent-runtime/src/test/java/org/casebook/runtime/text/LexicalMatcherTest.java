package org.casebook.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.casebook.runtime.text.LanguageIdentifier.Identified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LexicalMatcherTest {
  private static final LexicalMatcher MATCHER = LexicalMatcher.bundled();
  private static final Normaliser NORMALISER = Normaliser.bundled();
  private static final LanguageIdentifier IDENTIFIER = ScriptAwareIdentifier.bundled();

  private static List<LexicalMatch> match(String text) {
    return MATCHER.match(NORMALISER.normalise(text), IDENTIFIER.identify(text));
  }

  static Stream<Arguments> cueSentences() {
    return Resources.lines("cue-sentences.tsv").stream()
        .map(line -> Arguments.of((Object[]) line.split("\t", -1)));
  }

  @ParameterizedTest
  @MethodSource("cueSentences")
  void findsWhatIsThereAndNothingElse(
      String language, String wanted, String unwanted, String text) {
    Set<String> found = new HashSet<>();
    match(text).forEach(m -> found.add(m.signal()));
    if (!wanted.equals("-")) {
      assertThat(found).contains(wanted.split(",", -1));
    }
    if (!unwanted.equals("-")) {
      assertThat(found).doesNotContain(unwanted.split(",", -1));
    }
  }

  @Test
  void everydaySentencesHoldNoStrongCue() {
    for (String line : Resources.lines("everyday-sentences.tsv")) {
      String text = line.split("\t", -1)[1];
      assertThat(match(text))
          .as(text)
          .noneMatch(
              m -> m.signal().startsWith("cue.") && m.strength() != LexicalMatch.Strength.WEAK);
    }
  }

  @Test
  void pointsIntoTheRawText() {
    String raw = "Hi. i will k1\u200Bll you 😀";
    LexicalMatch match =
        match(raw).stream().filter(m -> m.signal().equals("cue.threat")).findFirst().orElseThrow();
    assertThat(raw.substring(match.rawStart(), match.rawEnd())).isEqualTo("i will k1\u200Bll you");
    assertThat(match.revealed()).isTrue();
  }

  @Test
  void singleWordsOfOtherLanguagesDoNotCount() {
    NormalisedText text = NORMALISER.normalise("slut");
    assertThat(MATCHER.match(text, new Identified("eng", 0.9, "latin"))).isNotEmpty();
    assertThat(MATCHER.match(text, new Identified("swe", 0.9, "latin")))
        .noneMatch(m -> m.language().equals("eng"));
  }

  @Test
  void survivesHostileText() {
    List<String> hostile =
        List.of(
            "",
            "\uD800",
            "\u0301".repeat(1_000_000),
            "kill ".repeat(60_000),
            "i will ".repeat(40_000),
            "a.".repeat(100_000),
            "+1".repeat(100_000),
            "“".repeat(200_000),
            "杀".repeat(100_000));
    for (String text : hostile) {
      for (LexicalMatch m : match(text)) {
        assertThat(m.rawEnd()).isBetween(m.rawStart() + 1, text.length());
      }
    }
  }

  @Test
  void everyPatternIsARegularExpression() {
    for (LexiconEntry entry : Lexicon.bundled().entries()) {
      assertThat(entry.regex().matcher("").find()).as(entry.source()).isFalse();
      entry.unless().ifPresent(unless -> assertThat(unless.matcher("").find()).isFalse());
    }
  }

  @Test
  void everySignalOfTheLexiconHasAWeight() {
    Set<String> used = new HashSet<>();
    Lexicon.bundled().entries().forEach(entry -> used.add(entry.signal()));
    assertThat(SignalWeights.bundled().signals()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void importantCuesAreThereInTwentyLanguages() {
    for (String signal :
        List.of(
            "cue.threat",
            "cue.insult",
            "cue.self_harm_intent",
            "cue.prize_lure",
            "cue.credential_phish",
            "cue.investment_lure",
            "frame.news",
            "frame.counter_speech",
            "frame.support")) {
      Set<String> languages = new HashSet<>();
      Lexicon.bundled().entries().stream()
          .filter(entry -> entry.signal().equals(signal))
          .forEach(entry -> languages.add(entry.language()));
      assertThat(languages).as(signal).hasSizeGreaterThanOrEqualTo(20);
    }
  }
}
