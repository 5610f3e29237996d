package org.casebook.models.synthesis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Ways of spelling a word so that people read it and filters do not. Each changes the longest words
 * of a text, up to three, and leaves what the text says as it was.
 */
public enum AttackFamily {
  /** Letters of another script that look the same; Latin and Cyrillic. */
  HOMOGLYPH("homoglyph") {
    @Override
    String disguise(String word, Random random) {
      boolean latin = Letters.latin(word);
      return Letters.map(
          word, c -> latin ? Letters.cyrillicTwin(c) : Letters.latinTwin(c), random, 0.8);
    }
  },
  /** Digits and signs for letters; Latin. */
  LEETSPEAK("leetspeak") {
    @Override
    String disguise(String word, Random random) {
      return Letters.map(word, Letters::digit, random, 0.8);
    }
  },
  /** An invisible space (U+200B) between letters; every script without joined letters. */
  ZERO_WIDTH("zero-width") {
    @Override
    String disguise(String word, Random random) {
      return Letters.apart(word, "\u200B");
    }
  },
  /** A full stop, hyphen or space between letters. */
  SPACING("spacing") {
    @Override
    String disguise(String word, Random random) {
      return Letters.apart(word, List.of(" ", ".", "-").get(random.nextInt(3)));
    }
  },
  /** An asterisk for a vowel inside the word; Latin and Cyrillic. */
  MASKED_VOWEL("masked-vowel") {
    @Override
    String disguise(String word, Random random) {
      return word.charAt(0) + VOWEL.matcher(word.substring(1)).replaceAll("*");
    }
  },
  /** One letter written several times; Latin and Cyrillic. */
  REPEATED_LETTER("repeated-letter") {
    @Override
    String disguise(String word, Random random) {
      int at = 1 + random.nextInt(word.length() - 1);
      return word.substring(0, at)
          + word.substring(at, at + 1).repeat(3 + random.nextInt(3))
          + word.substring(at + 1);
    }
  };

  private static final Pattern VOWEL =
      Pattern.compile("[aeiouyаеиоуыэюяáéíóúàèìòùâêîôûäöüåãõıąęё]", Pattern.CASE_INSENSITIVE);

  /** Links, handles and placeholders stay as they are: nobody could follow them otherwise. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\d@/.:\\[*_])[\\p{L}\\p{M}]{4,}(?![\\p{L}\\p{M}\\d@/:\\]*_])");

  private static final int MOST_WORDS = 3;

  private final String key;

  AttackFamily(String key) {
    this.key = key;
  }

  /** The name in files. */
  public String key() {
    return key;
  }

  /** The word as this family spells it; the same word where the family has nothing to offer. */
  abstract String disguise(String word, Random random);

  /** The text with its longest words disguised; empty where the family does not suit the script. */
  Optional<String> apply(String text, Random random) {
    List<MatchResult> words = new ArrayList<>(WORD.matcher(text).results().toList());
    words.removeIf(word -> !suits(word.group()));
    Collections.sort(words, (a, b) -> b.group().length() - a.group().length());
    List<MatchResult> chosen =
        new ArrayList<>(words.subList(0, Math.min(MOST_WORDS, words.size())));
    Collections.sort(chosen, (a, b) -> b.start() - a.start());
    String disguised = text;
    for (MatchResult word : chosen) {
      disguised =
          disguised.substring(0, word.start())
              + disguise(word.group(), random)
              + disguised.substring(word.end());
    }
    return disguised.equals(text) ? Optional.empty() : Optional.of(disguised);
  }

  private boolean suits(String word) {
    boolean alphabet = Letters.latin(word) || Letters.cyrillic(word);
    return switch (this) {
      case LEETSPEAK -> Letters.latin(word) && word.equals(word.toLowerCase(Locale.ROOT));
      case HOMOGLYPH, MASKED_VOWEL, REPEATED_LETTER -> alphabet;
      case ZERO_WIDTH, SPACING -> alphabet || Letters.unjoined(word);
    };
  }
}
