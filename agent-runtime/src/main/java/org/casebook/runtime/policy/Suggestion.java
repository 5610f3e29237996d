package org.casebook.runtime.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** The "did you mean" of messages: the known word with the smallest edit distance. */
final class Suggestion {
  private static final int LISTED = 12;

  private Suggestion() {}

  /** What to write instead of an unknown word. */
  static String remedy(String word, Collection<String> known) {
    Optional<String> closest = closest(word, known);
    if (closest.isPresent()) {
      return "did you mean '" + closest.get() + "'?";
    }
    TreeSet<String> sorted = new TreeSet<>(known);
    String list = String.join(", ", sorted.stream().limit(LISTED).toList());
    return sorted.isEmpty()
        ? "remove it; there is none to choose from"
        : "use one of: " + list + (sorted.size() > LISTED ? ", ..." : "");
  }

  /** The nearest known word, when it is near enough to be a slip. */
  static Optional<String> closest(String word, Collection<String> known) {
    int limit = Math.max(1, Math.min(3, word.length() / 3));
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Edit distance with swaps of neighbours (optimal string alignment, Damerau 1964). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
