package org.casebook.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import org.casebook.runtime.text.LookAlikeTable.Grade;
import org.casebook.runtime.text.LookAlikeTable.Likeness;

/**
 * The scripts of one word and which of its letters only one script can explain.
 *
 * @param latin number of Latin letters
 * @param foreignLetters number of letters of other scripts
 * @param latinOnly Latin letters without a close look-alike in the foreign script
 * @param foreignOnly foreign letters that are no close look-alike of a Latin one
 * @param unlike characters that look like no Latin letter at all
 * @param alikes characters with an entry in the table
 * @param always whether a character that is never spelling occurs
 * @param foreign the foreign script with look-alikes; COMMON if there is none or several
 */
record WordScripts(
    int latin,
    int foreignLetters,
    int latinOnly,
    int foreignOnly,
    int unlike,
    int alikes,
    boolean always,
    UnicodeScript foreign) {
  private static final UnicodeScript SEVERAL = UnicodeScript.UNKNOWN;

  static WordScripts of(String text, int start, int end, LookAlikeTable table) {
    UnicodeScript foreign = UnicodeScript.COMMON;
    int latin = 0;
    int foreignLetters = 0;
    int foreignOnly = 0;
    int unlike = 0;
    int alikes = 0;
    boolean always = false;
    for (int i = start; i < end; ) {
      int codePoint = text.codePointAt(i);
      UnicodeScript script = Scripts.of(codePoint);
      Likeness likeness = table.byCharacter().get(codePoint);
      alikes += likeness == null ? 0 : 1;
      always |= likeness != null && likeness.grade() == Grade.ALWAYS;
      if (script == UnicodeScript.LATIN) {
        latin++;
        unlike += codePoint >= 0x80 && likeness == null ? 1 : 0;
      } else if (Character.isLetter(codePoint)) {
        foreign = foreign == UnicodeScript.COMMON || foreign == script ? script : SEVERAL;
        foreignLetters++;
        foreignOnly += likeness == null || likeness.grade() != Grade.CLOSE ? 1 : 0;
        unlike += likeness == null ? 1 : 0;
      } else if (likeness == null && !Character.isDigit(codePoint)) {
        unlike++;
      }
      i += Character.charCount(codePoint);
    }
    boolean known = table.reverse().containsKey(foreign);
    int latinOnly = latinOnly(text, start, end, table.reverse().getOrDefault(foreign, Map.of()));
    return new WordScripts(
        latin,
        foreignLetters,
        latinOnly,
        foreignOnly,
        unlike,
        alikes,
        always,
        known ? foreign : UnicodeScript.COMMON);
  }

  private static int latinOnly(String text, int start, int end, Map<Character, Character> reverse) {
    int count = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = Character.isLetter(c) && Scripts.of(c) == UnicodeScript.LATIN;
      count += letter && !reverse.containsKey(c) ? 1 : 0;
    }
    return count;
  }

  boolean mixed() {
    return latin > 0 && foreignLetters > 0 && foreign != UnicodeScript.COMMON;
  }

  /** All foreign letters are look-alikes, and the Latin ones are not, or are in the majority. */
  boolean readsAsLatin() {
    return foreignOnly == 0 && (latinOnly > 0 || latin >= foreignLetters);
  }

  /** All Latin letters are look-alikes of the foreign script, whose own letters prevail. */
  boolean readsAsForeign() {
    return latinOnly == 0 && foreignOnly > 0 && foreignLetters > latin;
  }

  /** Every character that is not plain Latin has an entry in the table. */
  boolean allLikeLatin() {
    return unlike == 0 && alikes > 0;
  }
}
