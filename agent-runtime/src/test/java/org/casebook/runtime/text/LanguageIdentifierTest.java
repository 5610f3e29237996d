package org.casebook.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageIdentifierTest {
  private static final LanguageIdentifier IDENTIFIER = ScriptAwareIdentifier.bundled();

  private static List<String[]> everydaySentences() {
    return Resources.lines("everyday-sentences.tsv").stream().map(l -> l.split("\t", -1)).toList();
  }

  @Test
  void knowsNearlyAllEverydaySentences() {
    List<String> wrong = new ArrayList<>();
    for (String[] columns : everydaySentences()) {
      String found = IDENTIFIER.identify(columns[1]).language();
      if (!found.equals(columns[0])) {
        wrong.add(columns[0] + " taken for " + found);
      }
    }
    // Ewe, Lingala, Navajo and Guarani are in no source that the identifier has.
    assertThat(wrong).hasSizeLessThanOrEqualTo(6);
    assertThat(wrong).noneMatch(w -> w.matches("(eng|deu|fra|spa|por|rus|arb|hin|cmn|jpn) .*"));
  }

  @ParameterizedTest
  @CsvSource({
    "Te espero en la estación, spa",
    "ok, und",
    "👍👍🔥, und",
    "https://example.org/de/seite #topic @name, und",
    "12345 !!!, und",
    "@name check https://example.org thank you so much, eng",
    "tum bahut acche ho yaar kya kar rahe ho, hin",
    "お前は誰だ, jpn",
    "嗰個係我嘅 你唔好郁佢, yue",
    "می‌خواهم بروم خانه, pes",
    "میں گھر جا رہا ہوں, urd",
    "أنا ذاهب إلى البيت, arb"
  })
  void handlesShortAndNoisyPosts(String text, String expected) {
    assertThat(IDENTIFIER.identify(text).language()).isEqualTo(expected);
  }

  @Test
  void agreesWithItselfInManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<String> texts = everydaySentences().stream().map(c -> c[1]).toList();
      List<String> alone = texts.stream().map(t -> IDENTIFIER.identify(t).toString()).toList();
      List<Future<String>> together =
          Stream.concat(texts.stream(), texts.stream())
              .map(t -> threads.submit(() -> IDENTIFIER.identify(t).toString()))
              .toList();
      for (int i = 0; i < together.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i % texts.size()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void survivesHostileText() {
    for (String text :
        List.of("", "\uD800", "\u0301".repeat(1_000_000), "\u202E\u202E", "a".repeat(1_000_000))) {
      LanguageIdentifier.Identified found = IDENTIFIER.identify(text);
      assertThat(found.language()).hasSize(3);
      assertThat(found.confidence()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void foldsMacrolanguages() {
    assertThat(LanguageCodes.individual("zho")).isEqualTo("cmn");
    assertThat(LanguageCodes.individual("deu")).isEqualTo("deu");
  }
}
