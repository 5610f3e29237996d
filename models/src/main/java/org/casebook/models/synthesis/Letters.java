package org.casebook.models.synthesis;

import java.lang.Character.UnicodeScript;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the attack families need to know of letters. */
final class Letters {
  private static final String LATIN = "aceopxyiABCEHKMOPTX";
  private static final String CYRILLIC = "асеорхуіАВСЕНКМОРТХ";
  private static final String LEET_FROM = "aeiost";
  private static final String LEET_TO = "431057";
  private static final Set<UnicodeScript> UNJOINED =
      Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private Letters() {}

  static boolean latin(String word) {
    return all(word, Set.of(UnicodeScript.LATIN));
  }

  static boolean cyrillic(String word) {
    return all(word, Set.of(UnicodeScript.CYRILLIC));
  }

  /** Whether letters can be set apart without being drawn differently. */
  static boolean unjoined(String word) {
    return all(word, UNJOINED);
  }

  private static boolean all(String word, Set<UnicodeScript> scripts) {
    return word.codePoints().allMatch(c -> scripts.contains(UnicodeScript.of(c)));
  }

  static String cyrillicTwin(String letter) {
    return swap(letter, LATIN, CYRILLIC);
  }

  static String latinTwin(String letter) {
    return swap(letter, CYRILLIC, LATIN);
  }

  static String digit(String letter) {
    return swap(letter, LEET_FROM, LEET_TO);
  }

  private static String swap(String letter, String from, String to) {
    int at = from.indexOf(letter);
    return at < 0 ? letter : to.substring(at, at + 1);
  }

  /** Each letter changed with the given probability. */
  static String map(String word, UnaryOperator<String> change, Random random, double share) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      String letter = word.substring(i, i + 1);
      out.append(random.nextDouble() < share ? change.apply(letter) : letter);
    }
    return out.toString();
  }

  /** The letters with something between them. */
  static String apart(String word, String between) {
    return String.join(between, word.split("", 0));
  }
}
