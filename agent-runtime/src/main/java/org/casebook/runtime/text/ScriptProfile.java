package org.casebook.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of a text is in which script.
 *
 * @param weights letters per script, logographic and syllabic letters counted for more
 * @param total the sum of the weights
 */
record ScriptProfile(Map<UnicodeScript, Double> weights, double total) {

  static ScriptProfile of(String words) {
    Map<UnicodeScript, Double> weights = new EnumMap<>(UnicodeScript.class);
    double total = 0;
    for (int i = 0; i < words.length(); ) {
      int codePoint = words.codePointAt(i);
      if (Character.isLetter(codePoint)) {
        UnicodeScript script = Scripts.of(codePoint);
        if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
          double weight = weight(script);
          weights.merge(script, weight, Double::sum);
          total += weight;
        }
      }
      i += Character.charCount(codePoint);
    }
    return new ScriptProfile(weights, total);
  }

  private static double weight(UnicodeScript script) {
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> 2.5;
      default -> 1;
    };
  }

  double share(UnicodeScript script) {
    return total == 0 ? 0 : weights.getOrDefault(script, 0.0) / total;
  }

  /** The script with the most letters, kana and Han counted together as whichever prevails. */
  UnicodeScript prevailing() {
    return weights.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.UNKNOWN);
  }
}
