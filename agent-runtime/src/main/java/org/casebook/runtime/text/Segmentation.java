package org.casebook.runtime.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Cuts letters without spaces into known words, with as few words as possible. */
final class Segmentation {
  private static final int LONGEST_WORD = 16;
  private static final double IMPOSSIBLE = 1e9;
  private static final Set<String> SHORT = Set.of("i", "a", "u", "r");

  private Segmentation() {}

  /** The letters with spaces between words; empty unless known words cover all of them. */
  static Optional<String> of(String letters, Vocabulary vocabulary) {
    String lower = letters.toLowerCase(Locale.ROOT);
    if (lower.length() != letters.length()) {
      return Optional.empty();
    }
    int n = letters.length();
    double[] cost = new double[n + 1];
    int[] from = new int[n + 1];
    Arrays.fill(cost, IMPOSSIBLE);
    cost[0] = 0;
    for (int end = 1; end <= n; end++) {
      for (int start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        double candidate = cost[start] + cost(lower.substring(start, end), vocabulary);
        if (candidate < cost[end]) {
          cost[end] = candidate;
          from[end] = start;
        }
      }
    }
    return cost[n] >= IMPOSSIBLE ? Optional.empty() : spaced(letters, from);
  }

  private static double cost(String word, Vocabulary vocabulary) {
    if (word.length() == 1) {
      return SHORT.contains(word) ? 2.5 : IMPOSSIBLE;
    }
    if (!vocabulary.isKnown(word)) {
      return IMPOSSIBLE;
    }
    return word.length() == 2 ? 1.6 : vocabulary.isSensitive(word) ? 0.9 : 1;
  }

  private static Optional<String> spaced(String letters, int[] from) {
    StringBuilder out = new StringBuilder(letters);
    int words = 1;
    boolean real = false;
    for (int end = letters.length(); end > 0; end = from[end]) {
      real |= end - from[end] >= 3;
      if (from[end] > 0) {
        out.insert(from[end], ' ');
        words++;
      }
    }
    boolean plausible = real && letters.length() >= 2.4 * words;
    return plausible ? Optional.of(out.toString()) : Optional.empty();
  }
}
