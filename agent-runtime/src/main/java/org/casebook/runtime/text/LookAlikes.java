package org.casebook.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.casebook.runtime.text.LookAlikeTable.Grade;
import org.casebook.runtime.text.LookAlikeTable.Likeness;
import org.casebook.runtime.text.Obfuscation.Kind;

/**
 * Folds letters of another script that look like the script of their word.
 *
 * <p>The idea is the skeleton of Unicode Technical Standard 39, but only words that mix scripts are
 * touched, and towards the script whose other letters can not be explained as look-alikes; so a
 * word wholly in Cyrillic or Greek never changes, and neither does "USBшный".
 */
final class LookAlikes implements Stage {
  private static final int MAX_WORD = 60;

  private final LookAlikeTable table;
  private final Vocabulary vocabulary;

  LookAlikes(LookAlikeTable table, Vocabulary vocabulary) {
    this.table = table;
    this.vocabulary = vocabulary;
  }

  @Override
  public List<Edit> edits(String text) {
    List<Edit> edits = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (!part(codePoint)) {
        i += Character.charCount(codePoint);
        continue;
      }
      int end = i;
      boolean ascii = true;
      while (end < text.length() && part(text.codePointAt(end))) {
        ascii &= text.charAt(end) < 0x80;
        end += Character.charCount(text.codePointAt(end));
      }
      if (!ascii && end - i <= MAX_WORD) {
        word(text, i, end, edits);
      }
      i = end;
    }
    return edits;
  }

  private boolean part(int codePoint) {
    return codePoint < 0x80
        ? Character.isLetterOrDigit(codePoint)
        : Character.isLetterOrDigit(codePoint)
            || Scripts.mark(codePoint)
            || table.byCharacter().containsKey(codePoint);
  }

  private void word(String text, int start, int end, List<Edit> edits) {
    WordScripts scripts = WordScripts.of(text, start, end, table);
    if (scripts.always()) {
      replace(text, start, end, grade -> grade == Grade.ALWAYS, edits);
    } else if (scripts.mixed() && scripts.readsAsLatin()) {
      replace(text, start, end, grade -> grade == Grade.CLOSE, edits);
    } else if (scripts.mixed() && scripts.readsAsForeign()) {
      toForeign(text, start, end, scripts.foreign(), edits);
    } else if (scripts.allLikeLatin() && wanted(text, start, end, scripts)) {
      replace(text, start, end, grade -> true, edits);
    }
  }

  /** Whether the word read as Latin is a known one, and in whole-script words a sensitive one. */
  private boolean wanted(String text, int start, int end, WordScripts scripts) {
    StringBuilder latin = new StringBuilder();
    text.substring(start, end)
        .codePoints()
        .forEach(
            c -> {
              Likeness likeness = table.byCharacter().get(c);
              latin.appendCodePoint(likeness == null ? c : likeness.latin());
            });
    String word = latin.toString();
    return word.length() >= 4
        && (scripts.mixed() ? vocabulary.isKnown(word) : vocabulary.isSensitive(word));
  }

  private void replace(
      String text,
      int start,
      int end,
      java.util.function.Predicate<Grade> grades,
      List<Edit> edits) {
    for (int i = start; i < end; ) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      Likeness likeness = table.byCharacter().get(codePoint);
      if (likeness != null && grades.test(likeness.grade())) {
        edits.add(new Edit(i, next, String.valueOf(likeness.latin()), Kind.LOOK_ALIKE));
      }
      i = next;
    }
  }

  private void toForeign(String text, int start, int end, UnicodeScript foreign, List<Edit> edits) {
    Map<Character, Character> letters = table.reverse().getOrDefault(foreign, Map.of());
    for (int i = start; i < end; i++) {
      Character likeness = letters.get(text.charAt(i));
      if (likeness != null) {
        edits.add(new Edit(i, i + 1, likeness.toString(), Kind.LOOK_ALIKE));
      }
    }
  }
}
