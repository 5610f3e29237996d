package org.casebook.runtime.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.MiniLmEncoder;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.policy.Policies;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyIndexTest {
  private static final Policy POLICY = new PolicyReader().load(Policies.community());
  private static final String PRIZE = "Congratulations! You won a new phone, claim your prize now";

  /** Shared by tests that need no vectors; it is safe for several threads and never changes. */
  private static final PolicyIndex WORDS =
      new PolicyIndex(POLICY, Optional.empty(), Optional.empty());

  @TempDir private Path folder;

  @Test
  void findsClausesByWordsAloneAndSaysWhy() {
    ClauseMatch best = WORDS.search(SearchRequest.anywhere(PRIZE, 5)).get(0);
    assertThat(best.clause()).isEqualTo("SP2.a");
    assertThat(best.ranks())
        .extracting(ClauseMatch.Rank::ranking)
        .containsExactly("words", "characters");
    assertThat(best.example()).isPresent();
    assertThat(best.passage()).isNotBlank();
    assertThat(WORDS.resemblance(PRIZE)).isEmpty();
  }

  @Test
  void findsMisspeltWordsAndOtherScriptsByCharacters() {
    assertThat(WORDS.search(SearchRequest.anywhere("crossbows amunition firearmz", 3)))
        .extracting(ClauseMatch::clause)
        .contains("DG3.b");
    String japanese =
        POLICY.examples().stream()
            .filter(e -> e.lang().equals("jpn"))
            .findFirst()
            .orElseThrow()
            .text();
    ClauseMatch best = WORDS.search(SearchRequest.anywhere(japanese, 1)).get(0);
    assertThat(best.example().orElseThrow().example().text()).isEqualTo(japanese);
  }

  @Test
  void neverReturnsAClauseOfAnotherCountry() {
    String text = "stir up hatred against a part of the population in Germany and Austria";
    assertThat(clauses(WORDS, SearchRequest.in("DE", true, text, 100))).contains("HT3.d");
    assertThat(clauses(WORDS, SearchRequest.in("FR", true, text, 100))).doesNotContain("HT3.d");
    assertThat(clauses(WORDS, SearchRequest.in("", true, text, 100))).doesNotContain("HT3.d");
    assertThat(clauses(WORDS, SearchRequest.anywhere(text, 100))).contains("HT3.d");
  }

  @Test
  void copesWithEmptyOddAndVeryLongText() {
    PolicyIndex index = new PolicyIndex(POLICY, Optional.of(new WordEncoder()), Optional.empty());
    assertThat(clauses(index, SearchRequest.anywhere("prize ".repeat(100_000), 3))).isNotEmpty();
    assertThat(clauses(WORDS, SearchRequest.anywhere("\ud800 ? * ~ [ \\ \"", 3))).isEmpty();
  }

  @Test
  void givesTheSameAnswerFromTheCacheAndFromADamagedCache() throws IOException {
    WordEncoder first = new WordEncoder();
    List<ClauseMatch> fresh = search(first);
    WordEncoder second = new WordEncoder();
    assertThat(search(second)).isEqualTo(fresh);
    assertThat(second.calls.get()).isEqualTo(1).isLessThan(first.calls.get());
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.findFirst().orElseThrow();
      Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 1000));
    }
    WordEncoder third = new WordEncoder();
    assertThat(search(third)).isEqualTo(fresh);
    assertThat(third.calls).hasValue(first.calls.get());
  }

  @Test
  void aCancelledBuildLeavesNothingHalfDone() {
    PolicyIndex index =
        new PolicyIndex(POLICY, Optional.of(new WordEncoder()), Optional.of(folder));
    Thread.currentThread().interrupt();
    assertThatThrownBy(index::prepare).isInstanceOf(CasebookException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).isEmptyDirectory();
    index.prepare();
    assertThat(folder).isNotEmptyDirectory();
    assertThat(clauses(index, SearchRequest.anywhere(PRIZE, 1))).containsExactly("SP2.a");
  }

  @Test
  void leavesOutExamplesWithTheSameText() {
    Policy.Example example = POLICY.examples().get(0);
    PolicyIndex index = new PolicyIndex(POLICY, Optional.of(new WordEncoder()), Optional.empty());
    assertThat(index.resemblance(example.text()).orElseThrow().closest())
        .isCloseTo(1, within(1e-6));
    PolicyIndex without = index.leavingOutSameText();
    assertThat(without.resemblance(example.text()).orElseThrow().closest()).isLessThan(0.999);
    assertThat(without.search(SearchRequest.anywhere(example.text(), 100)))
        .noneMatch(
            match ->
                match.example().filter(e -> e.example().text().equals(example.text())).isPresent());
  }

  @Test
  void meaningTellsWhatATextIsAbout() throws InterruptedException {
    try (OnnxSessions sessions = new OnnxSessions();
        MiniLmEncoder encoder = new MiniLmEncoder(sessions, TestModels.require(Recipes.MINILM))) {
      SearchFigures figures =
          SearchFigures.measure(new PolicyIndex(POLICY, Optional.of(encoder), Optional.of(folder)));
      assertThat(figures.retrieval())
          .hasEntrySatisfying("eng", r -> assertThat(r.five()).isGreaterThan(0.6));
      assertThat(figures.separation().values()).hasSize(8).allMatch(auc -> auc.all() > 0.8);
      assertThat(figures.slope()).isPositive();
    }
  }

  @Test
  void ratiosStayWithinTheirBounds() {
    PolicyIndex index = new PolicyIndex(POLICY, Optional.of(new WordEncoder()), Optional.empty());
    for (String text : List.of(PRIZE, "x", "bread", POLICY.examples().get(0).text())) {
      assertThat(index.resemblance(text).orElseThrow().ratios().values())
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r).isBetween(ExampleSimilarity.LEAST, Math.log(2) + 1e-12));
    }
  }

  @Test
  void fusesByReciprocalRank() {
    Map<String, List<String>> rankings =
        Map.of("one", List.of("a", "b"), "other", List.of("b", "c"), "none", List.of("d"));
    assertThat(RankFusion.fuse(rankings, Map.of("one", 1.0, "other", 1.0)))
        .containsExactly(
            Map.entry("b", 1 / 62.0 + 1 / 61.0),
            Map.entry("a", 1 / 61.0),
            Map.entry("c", 1 / 62.0));
  }

  @Test
  void theCalibrationIsALogLikelihoodRatio() {
    // P(score 1 | positive) = 0.8, P(score 1 | negative) = 0.2
    List<LogisticFit.Point> points =
        List.of(
            new LogisticFit.Point(1, true, 0.8),
            new LogisticFit.Point(0, true, 0.2),
            new LogisticFit.Point(1, false, 0.2),
            new LogisticFit.Point(0, false, 0.8));
    assertThat(LogisticFit.of(points).logOdds(1)).isCloseTo(Math.log(4), within(0.02));
    assertThat(LogisticFit.of(points).logOdds(0)).isCloseTo(-Math.log(4), within(0.02));
  }

  private List<ClauseMatch> search(WordEncoder encoder) {
    return new PolicyIndex(POLICY, Optional.of(encoder), Optional.of(folder))
        .search(SearchRequest.anywhere(PRIZE, 5));
  }

  private static List<String> clauses(PolicyIndex index, SearchRequest request) {
    return index.search(request).stream().map(ClauseMatch::clause).toList();
  }
}
