package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.text.Obfuscation.Kind;

/**
 * Shortens letters repeated for effect, in alphabets only.
 *
 * <p>Three in a row are spelling in some languages (German, Estonian) and stay unless a known word
 * comes out; four never are.
 */
final class RepeatedLetters implements Stage {
  private final Vocabulary vocabulary;

  RepeatedLetters(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public List<Edit> edits(String text) {
    List<Edit> edits = new ArrayList<>();
    Protected kept = new Protected(text);
    int i = 0;
    while (i < text.length()) {
      if (!alphabet(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      int longest = 1;
      int run = 0;
      while (end < text.length() && alphabet(text.charAt(end))) {
        run = end > i && same(text.charAt(end - 1), text.charAt(end)) ? run + 1 : 1;
        longest = Math.max(longest, run);
        end++;
      }
      if (longest >= 3 && !kept.touches(i, end)) {
        word(text, i, end, longest, edits);
      }
      i = end;
    }
    return edits;
  }

  private static boolean same(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }

  private static boolean alphabet(char c) {
    return c < 0x780 && Character.isLetter(c);
  }

  private void word(String text, int start, int end, int longest, List<Edit> edits) {
    String word = text.substring(start, end);
    if (longest == word.length() && longest <= 4) {
      return;
    }
    String single = squeezed(word, 3, 1);
    String twice = squeezed(word, 3, 2);
    if (vocabulary.isKnown(twice)) {
      edits.add(new Edit(start, end, twice, Kind.REPEATED));
    } else if (vocabulary.isKnown(single)) {
      edits.add(new Edit(start, end, single, Kind.REPEATED));
    } else if (longest >= 4) {
      String shorter = squeezed(word, 4, longest == word.length() ? 3 : 2);
      edits.add(new Edit(start, end, shorter, Kind.REPEATED));
    }
  }

  /** The word with every run of at least {@code from} equal letters cut to {@code to}. */
  private static String squeezed(String word, int from, int to) {
    StringBuilder out = new StringBuilder(word.length());
    int i = 0;
    while (i < word.length()) {
      int end = i + 1;
      while (end < word.length() && same(word.charAt(i), word.charAt(end))) {
        end++;
      }
      out.append(word, i, end - i >= from ? i + Math.min(to, end - i) : end);
      i = end;
    }
    return out.toString();
  }
}
