package org.casebook.runtime.text;

import java.util.Map;

/** Letters by which languages of one script differ; they count as votes. */
final class DistinctiveLetters {
  private static final double MOST = 6;
  private static final double EACH = 1.5;
  private static final double MISSING = -6;
  private static final int ENOUGH_LETTERS = 12;

  private static final Map<String, String> BY_LANGUAGE =
      Map.of(
          "urd", "ٹڈڑںھے",
          "pbu", "ټډړښږځڅۍې",
          "pes", "یکگچپژ",
          "arb", "يكىة",
          "ukr", "їєґ",
          "bel", "ў",
          "srp", "ћђјљњџ",
          "mkd", "ѓќѕ",
          "hau", "ɓɗƙ",
          "yor", "ẹọṣ");

  private DistinctiveLetters() {}

  /** The vote for a language: positive if its letters occur, negative if they must and do not. */
  static double vote(String language, String words) {
    String letters = BY_LANGUAGE.get(language);
    if (letters == null) {
      return 0;
    }
    long hits = words.chars().filter(c -> letters.indexOf(c) >= 0).count();
    boolean required = language.equals("pes") || language.equals("urd");
    if (hits == 0 && required && words.length() >= ENOUGH_LETTERS) {
      return MISSING;
    }
    return Math.min(MOST, EACH * hits);
  }
}
