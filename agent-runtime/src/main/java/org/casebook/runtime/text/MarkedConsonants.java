package org.casebook.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.text.Obfuscation.Kind;

/**
 * Drops loose marks from a Latin word in which several consonants carry one.
 *
 * <p>Marks that do not compose are tone in many African and American languages, but tone sits on
 * vowels and nasals; on k, l and t they are decoration.
 */
final class MarkedConsonants implements Stage {
  @Override
  public List<Edit> edits(String text) {
    List<Edit> edits = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int end = i;
      int marked = 0;
      while (end < text.length() && part(text.charAt(end))) {
        marked += end > i && Scripts.mark(text.charAt(end)) && stop(text.charAt(end - 1)) ? 1 : 0;
        end++;
      }
      if (marked >= 2) {
        bare(text, i, end, edits);
      }
      i = Math.max(end, i + 1);
    }
    return edits;
  }

  private static boolean part(char c) {
    return Scripts.mark(c) || (Character.isLetter(c) && Scripts.of(c) == UnicodeScript.LATIN);
  }

  private static boolean stop(char c) {
    return "bcdfhjklpqrstvwxz".indexOf(Character.toLowerCase(c)) >= 0;
  }

  private static void bare(String text, int start, int end, List<Edit> edits) {
    for (int i = start; i < end; ) {
      int stop = i;
      while (stop < end && Scripts.mark(text.charAt(stop))) {
        stop++;
      }
      if (stop > i) {
        edits.add(new Edit(i, stop, "", Kind.STACKED_MARKS));
      }
      i = stop + 1;
    }
  }
}
