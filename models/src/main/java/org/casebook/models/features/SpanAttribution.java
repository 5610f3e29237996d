package org.casebook.models.features;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.casebook.models.SpanWeight;

/** Shares the contributions of n-grams out to the words they were found in, losing nothing. */
public final class SpanAttribution {
  private SpanAttribution() {}

  /**
   * The additive contribution of each word to one head.
   *
   * @param text the text the n-grams came from
   * @param ngrams its n-grams
   * @param contributions per n-gram its contribution to the head's log-odds
   * @return words in text order; their weights sum to the sum of the contributions
   */
  public static List<SpanWeight> words(String text, Ngrams ngrams, float[] contributions) {
    TreeMap<Integer, Integer> ends = new TreeMap<>();
    TreeMap<Integer, Double> weights = new TreeMap<>();
    for (Tokens.Token token : Tokens.of(text)) {
      // one character can unfold to several words, which then share their place
      ends.merge(token.start(), token.end(), Math::max);
      weights.put(token.start(), 0.0);
    }
    for (int i = 0; i < ngrams.size(); i++) {
      int[] spans = ngrams.spans().get(i);
      double each = 2.0 * contributions[i] / spans.length;
      for (int j = 0; j < spans.length; j += 2) {
        // the words that start before the span ends, from the one the span starts in
        Integer first = weights.floorKey(spans[j]);
        int from = first == null ? weights.firstKey() : first;
        var touched = weights.subMap(from, true, spans[j + 1], false);
        int count = touched.size();
        touched.replaceAll((start, weight) -> weight + each / count);
      }
    }
    List<SpanWeight> words = new ArrayList<>();
    ends.forEach(
        (start, end) -> words.add(new SpanWeight(start, end, weights.getOrDefault(start, 0.0))));
    return words;
  }
}
