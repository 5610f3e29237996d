package org.casebook.models.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.casebook.models.SpanWeight;
import org.junit.jupiter.api.Test;

/** N-grams know where they came from, and are the same whatever spelling Unicode allows. */
class NgramHasherTest {
  @Property(tries = 300)
  void spansLieInTheTextAndOnWholeCodePoints(@ForAll @StringLength(max = 60) String text) {
    Ngrams ngrams = NgramHasher.hash(text);
    for (int i = 0; i < ngrams.size(); i++) {
      assertThat(ngrams.buckets()[i]).isBetween(0L, NgramHasher.BUCKETS - 1L);
      int[] spans = ngrams.spans().get(i);
      assertThat(spans.length).isPositive().isEven();
      for (int j = 0; j < spans.length; j += 2) {
        assertThat(spans[j]).isNotNegative().isLessThan(spans[j + 1]);
        assertThat(spans[j + 1]).isLessThanOrEqualTo(text.length());
        assertThat(splitsPair(text, spans[j]) || splitsPair(text, spans[j + 1])).isFalse();
      }
    }
  }

  @Property(tries = 200)
  void rehashingTheSpanOfAWordFindsItsBucketsAgain(@ForAll("words") String word) {
    String text = "x " + word + " y";
    int start = 2;
    int end = start + word.length();
    Ngrams whole = NgramHasher.hash(text);
    Ngrams alone = NgramHasher.hash(word);
    for (long bucket : alone.buckets()) {
      int index =
          IntStream.range(0, whole.size())
              .filter(i -> whole.buckets()[i] == bucket)
              .findFirst()
              .orElseThrow();
      assertThat(covers(whole.spans().get(index), start, end)).isTrue();
    }
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings()
        .withChars("abcxyzßéжш人口한국\u0939\u093f")
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(word -> Character.isLetter(word.charAt(0)));
  }

  @Property(tries = 200)
  void wordWeightsSumToTheContributions(@ForAll @StringLength(max = 60) String text) {
    Ngrams ngrams = NgramHasher.hash(text);
    float[] contributions = new float[ngrams.size()];
    double sum = 0;
    for (int i = 0; i < contributions.length; i++) {
      contributions[i] = (float) Math.sin((double) ngrams.buckets()[i]);
      sum += contributions[i];
    }
    double words =
        SpanAttribution.words(text, ngrams, contributions).stream()
            .mapToDouble(SpanWeight::weight)
            .sum();
    assertThat(words).isCloseTo(sum, within(1e-9));
  }

  @Test
  void theWordThatCarriesTheContributionGetsIt() {
    String text = "you are a fox @fox https://fox.example";
    Ngrams ngrams = NgramHasher.hash(text);
    Ngrams fox = NgramHasher.hash("fox");
    float[] contributions = new float[ngrams.size()];
    for (int i = 0; i < contributions.length; i++) {
      long bucket = ngrams.buckets()[i];
      contributions[i] = Arrays.stream(fox.buckets()).anyMatch(b -> b == bucket) ? 1 : 0;
    }
    SpanWeight best =
        SpanAttribution.words(text, ngrams, contributions).stream()
            .max(Comparator.comparingDouble(SpanWeight::weight))
            .orElseThrow();
    assertThat(text.substring(best.start(), best.end())).isEqualTo("fox");
    assertThat(SpanAttribution.words(text, ngrams, contributions)).hasSize(4);
  }

  @Test
  void fullWidthAndCaseFoldToTheSameBuckets() {
    assertThat(NgramHasher.hash("Ｈｅｌｌｏ WORLD").buckets())
        .isEqualTo(NgramHasher.hash("hello world").buckets());
    assertThat(NgramHasher.hash("caf\u00e9").buckets())
        .isEqualTo(NgramHasher.hash("cafe\u0301").buckets());
  }

  @Test
  void valuesHaveUnitNormAndAnEmptyTextHasNone() {
    Ngrams ngrams = NgramHasher.hash("a few words, and an emoji 🦊");
    double square =
        IntStream.range(0, ngrams.size())
            .mapToDouble(i -> ngrams.values()[i])
            .flatMap(v -> DoubleStream.of(v * v))
            .sum();
    assertThat(square).isCloseTo(1, within(1e-5));
    assertThat(NgramHasher.hash("").size()).isZero();
    assertThat(NgramHasher.hash("@someone http://x.example/y").size()).isZero();
  }

  private static boolean splitsPair(String text, int index) {
    return index > 0
        && index < text.length()
        && Character.isHighSurrogate(text.charAt(index - 1))
        && Character.isLowSurrogate(text.charAt(index));
  }

  private static boolean covers(int[] spans, int start, int end) {
    return IntStream.range(0, spans.length / 2)
        .anyMatch(i -> spans[2 * i] >= start && spans[2 * i + 1] <= end);
  }
}
