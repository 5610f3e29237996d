package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.runtime.text.Obfuscation.Kind;

/**
 * Fills in masked letters ("k*ll") and unscrambles inner letters ("mudrer") when exactly that word
 * is one that people disguise.
 *
 * <p>At least two letters must be visible; a word masked beyond that ("f***") stays as it is, and
 * the lexicon matches it as a pattern.
 */
final class MaskedWords implements Stage {
  private static final int LONGEST = 24;

  private final Vocabulary vocabulary;

  MaskedWords(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public List<Edit> edits(String text) {
    List<Edit> edits = new ArrayList<>();
    Protected kept = new Protected(text);
    int i = 0;
    while (i < text.length()) {
      if (!Character.isLetter(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      int last = i;
      int masks = 0;
      int inside = 0;
      while (end < text.length() && (Character.isLetter(text.charAt(end)) || mask(text, end))) {
        if (mask(text, end)) {
          masks++;
        } else {
          last = end + 1;
          inside = masks;
        }
        end++;
      }
      if (last - i <= LONGEST && last - i - inside >= 2 && !kept.touches(i, last)) {
        String word = text.substring(i, last);
        Optional<String> plain = inside > 0 ? unmask(word) : vocabulary.unscramble(word);
        Kind kind = inside > 0 ? Kind.MASKED : Kind.SCRAMBLED;
        int start = i;
        int stop = last;
        plain.ifPresent(p -> edits.add(new Edit(start, stop, cased(p, word), kind)));
      }
      i = end;
    }
    return edits;
  }

  private Optional<String> unmask(String word) {
    String uniform = word.replaceAll("[*#_•·░█×–—~^¡]", "*");
    return uniform.length() < 3 ? Optional.empty() : vocabulary.unmask(uniform, '*');
  }

  private static boolean mask(String text, int index) {
    return "*#_•·░█×–—~^¡".indexOf(text.charAt(index)) >= 0;
  }

  private static String cased(String plain, String like) {
    boolean shouted =
        Character.isUpperCase(like.charAt(0))
            && Character.isUpperCase(like.charAt(like.length() - 1));
    return shouted ? plain.toUpperCase(Locale.ROOT) : plain;
  }
}
