package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.runtime.text.Obfuscation.Kind;

/** Replaces digits and symbols by letters where the word is then a known one. */
final class Leetspeak implements Stage {
  private static final int LONGEST = 24;

  private final Vocabulary vocabulary;

  Leetspeak(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public List<Edit> edits(String text) {
    List<Edit> edits = new ArrayList<>();
    Protected kept = new Protected(text);
    int i = 0;
    while (i < text.length()) {
      if (!part(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      int letters = 0;
      int symbols = 0;
      while (end < text.length() && part(text.charAt(end))) {
        boolean symbol = Leet.symbol(text.charAt(end));
        symbols += symbol ? 1 : 0;
        letters += symbol || !Character.isLetter(text.charAt(end)) ? 0 : 1;
        end++;
      }
      if (symbols > 0 && letters > 0 && end - i <= LONGEST && !kept.touches(i, end)) {
        word(text, i, end, letters, edits);
      }
      i = end;
    }
    return edits;
  }

  private static boolean part(char c) {
    return (c < 0x250 && Character.isLetterOrDigit(c)) || Leet.symbol(c);
  }

  private void word(String text, int start, int end, int letters, List<Edit> edits) {
    int last = end;
    Optional<String> found = read(text.substring(start, last), letters);
    while (found.isEmpty() && last > start + 3 && trailing(text.charAt(last - 1))) {
      last--;
      String shorter = text.substring(start, last);
      found = shorter.chars().anyMatch(c -> Leet.symbol((char) c)) ? read(shorter, letters) : found;
    }
    if (found.isPresent()) {
      String word = text.substring(start, last);
      boolean shouted = word.equals(word.toUpperCase(Locale.ROOT)) && letters > 1;
      String plain = shouted ? found.get().toUpperCase(Locale.ROOT) : found.get();
      edits.add(new Edit(start, last, plain, Kind.LEETSPEAK));
    }
  }

  private static boolean numbered(String word) {
    int end = word.length();
    while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.chars().limit(end).noneMatch(c -> Leet.symbol((char) c));
  }

  private static boolean trailing(char c) {
    return c == '!' || c == '|' || c == '+' || c == '€' || c == '$' || c == '£';
  }

  /**
   * A mostly numeric word, or one with a digit in front, must come out as a word that people
   * disguise; with digits at the end alone, exactly as one.
   */
  private Optional<String> read(String word, int letters) {
    if (word.length() < 3) {
      return Optional.empty();
    }
    if (numbered(word)) {
      return Leet.read(word, vocabulary::isDisguised);
    }
    boolean strict = letters * 2 < word.length() || !Character.isLetter(word.charAt(0));
    return Leet.read(word, strict ? vocabulary::isSensitive : vocabulary::isKnown);
  }
}
