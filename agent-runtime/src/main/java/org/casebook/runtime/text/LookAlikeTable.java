package org.casebook.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Characters that look like Latin letters; see {@code look-alikes.tsv} for the grades.
 *
 * @param byCharacter look-alike to what it looks like
 * @param reverse per script, Latin letter to its close look-alike there
 */
record LookAlikeTable(
    Map<Integer, Likeness> byCharacter, Map<UnicodeScript, Map<Character, Character>> reverse) {

  /** How safely a look-alike may be replaced. */
  enum Grade {
    CLOSE,
    LOOSE,
    WEAK,
    ALWAYS
  }

  /**
   * What a character looks like.
   *
   * @param latin the Latin letter
   * @param grade how safely it may be replaced
   */
  record Likeness(char latin, Grade grade) {}

  static LookAlikeTable bundled() {
    Map<Integer, Likeness> byCharacter = new HashMap<>();
    Map<UnicodeScript, Map<Character, Character>> reverse = new HashMap<>();
    for (String line : Resources.lines("look-alikes.tsv")) {
      String[] columns = line.split("\t", -1);
      char latin = columns[0].charAt(0);
      Grade grade = Grade.valueOf(columns[1].toUpperCase(Locale.ROOT));
      for (String character : columns[2].split(" ", -1)) {
        int codePoint = character.codePointAt(0);
        byCharacter.putIfAbsent(codePoint, new Likeness(latin, grade));
        if (grade == Grade.CLOSE && Character.isBmpCodePoint(codePoint)) {
          reverse
              .computeIfAbsent(UnicodeScript.of(codePoint), s -> new HashMap<>())
              .putIfAbsent(latin, (char) codePoint);
        }
      }
    }
    return new LookAlikeTable(Map.copyOf(byCharacter), Map.copyOf(reverse));
  }
}
