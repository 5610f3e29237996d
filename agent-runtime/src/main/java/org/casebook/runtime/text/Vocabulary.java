package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words that decide whether an odd spelling is a disguise: those that people disguise, and
 * frequent ones. All look-ups ignore case.
 */
final class Vocabulary {
  private static final List<String> ENDINGS =
      List.of("s", "es", "ed", "er", "ers", "ing", "in", "y", "d", "en", "n", "e");
  private static final int SHORTEST_STEM = 3;
  private static final int SHORTEST_SCRAMBLED = 6;
  private static final int FREELY_SCRAMBLED = 7;

  private final Set<String> sensitive = new HashSet<>();
  private final Set<String> common = new HashSet<>();
  private final Map<Integer, List<String>> byLength = new HashMap<>();
  private final Map<String, String> byInnerLetters = new HashMap<>();

  /**
   * A vocabulary.
   *
   * @param disguised words that people disguise, in the order in which a mask is resolved
   * @param frequent frequent words
   * @param scrambled words to be recognised when their inner letters are shuffled
   */
  Vocabulary(List<String> disguised, List<String> frequent, List<String> scrambled) {
    for (String word : disguised) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (sensitive.add(lower)) {
        byLength.computeIfAbsent(lower.length(), n -> new ArrayList<>()).add(lower);
      }
    }
    for (String word : frequent) {
      common.add(word.toLowerCase(Locale.ROOT));
    }
    for (String word : scrambled) {
      byInnerLetters.putIfAbsent(innerLetters(word), word);
    }
  }

  /** The two word lists that Casebook ships. */
  static Vocabulary bundled() {
    return new Vocabulary(
        Resources.words("disguised-words.txt"),
        Resources.words("common-words.txt"),
        Resources.words("scrambled-words.txt"));
  }

  /** Whether the word as it is is one that people disguise. */
  boolean isDisguised(String word) {
    return sensitive.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether the word, or its stem without an English ending, is one that people disguise. */
  boolean isSensitive(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (sensitive.contains(lower)) {
      return true;
    }
    for (String ending : ENDINGS) {
      int stem = lower.length() - ending.length();
      if (stem >= SHORTEST_STEM + 1
          && lower.endsWith(ending)
          && sensitive.contains(lower.substring(0, stem))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word is known at all. */
  boolean isKnown(String word) {
    return common.contains(word.toLowerCase(Locale.ROOT)) || isSensitive(word);
  }

  /** The first disguised word of the same length whose letters agree wherever one is visible. */
  Optional<String> unmask(String masked, char mask) {
    for (String word : byLength.getOrDefault(masked.length(), List.of())) {
      boolean agrees = true;
      for (int i = 0; agrees && i < masked.length(); i++) {
        char c = Character.toLowerCase(masked.charAt(i));
        agrees = c == mask || c == word.charAt(i);
      }
      if (agrees) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /**
   * The word with the same first and last letter and the same letters between; a word of six
   * letters only with two neighbours exchanged.
   */
  Optional<String> unscramble(String word) {
    if (word.length() < SHORTEST_SCRAMBLED) {
      return Optional.empty();
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(byInnerLetters.get(innerLetters(lower)))
        .filter(found -> found.length() >= FREELY_SCRAMBLED || swapped(lower, found))
        .filter(found -> !isKnown(lower));
  }

  private static boolean swapped(String a, String b) {
    int i = 0;
    while (i < a.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i + 2 <= a.length() && a.substring(i + 2).equals(b.substring(i + 2));
  }

  private static String innerLetters(String word) {
    char[] inner = word.substring(1, word.length() - 1).toCharArray();
    Arrays.sort(inner);
    return word.charAt(0) + new String(inner) + word.charAt(word.length() - 1);
  }
}
