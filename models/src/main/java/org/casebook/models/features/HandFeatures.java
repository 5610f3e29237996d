package org.casebook.models.features;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A few counted properties of a text, each between 0 and about 1. */
public final class HandFeatures {
  /** Names of the features, in the order of the vector. */
  public static final List<String> NAMES =
      List.of(
          "obfuscations",
          "upper_case_share",
          "links",
          "phone_numbers",
          "emoji",
          "mentions",
          "exclamations",
          "digit_share",
          "latin_share",
          "length");

  /** Index of the share of letters that are Latin. */
  static final int LATIN_SHARE = NAMES.indexOf("latin_share");

  private static final Pattern PHONE =
      Pattern.compile("(?<![\\p{N}])\\+?[0-9][0-9 ()./-]{5,}[0-9]");

  private HandFeatures() {}

  /**
   * Computes the features.
   *
   * @param text any text
   * @param obfuscations how many characters a normaliser had to repair
   * @return one number per name of {@link #NAMES}
   */
  public static float[] of(String text, int obfuscations) {
    int letters = 0;
    int upper = 0;
    int latin = 0;
    int digits = 0;
    int emoji = 0;
    int exclamations = 0;
    int total = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      total++;
      if (Character.isLetter(codePoint)) {
        letters++;
        upper += Character.isUpperCase(codePoint) ? 1 : 0;
        latin += Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN ? 1 : 0;
      }
      digits += Character.isDigit(codePoint) ? 1 : 0;
      emoji += Tokens.isSymbol(codePoint) ? 1 : 0;
      exclamations += codePoint == '!' || codePoint == 0xFF01 ? 1 : 0;
    }
    return new float[] {
      damp(obfuscations),
      share(upper, letters),
      damp(count(Tokens.URL, text)),
      damp(count(PHONE, text)),
      damp(emoji),
      damp(count(Tokens.MENTION, text)),
      damp(exclamations),
      share(digits, total),
      share(latin, letters),
      (float) Math.min(1, Math.log1p(total) / 8)
    };
  }

  private static int count(Pattern pattern, String text) {
    int count = 0;
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  /** Grows quickly at first: one link says more than the tenth. */
  private static float damp(int count) {
    return (float) (1 - 1 / (1.0 + count));
  }

  private static float share(int part, int whole) {
    return whole == 0 ? 0 : (float) part / whole;
  }
}
