package org.casebook.runtime.inference;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a line was really read. The recogniser knows Latin and Chinese only and answers any other
 * script with look-alikes, often confidently. Four things give it away: characters it was unsure
 * of, letters in an order that no language has, capitals inside words, and stretches of the line
 * where it saw ink and read nothing.
 *
 * <p>The numbers were chosen on lines that we rendered in 36 languages, not on any sample case.
 */
final class LinePlausibility {
  private static final double ENOUGH = 0.94;
  private static final double ENOUGH_WITHOUT_LATIN = 0.9;
  private static final double PAIR_WEIGHT = 0.08;
  private static final double PAIR_ORIGIN = -3;
  private static final double MOST_PAIR_BONUS = 0.05;
  private static final double ODD_CAPITAL = 0.03;
  private static final int MOST_ODD_CAPITALS = 4;
  private static final double WIDEST_GAP = 2;
  private static final Pattern ODD =
      Pattern.compile("(?<![a-z])[a-z][A-Z]|[a-z][A-Z](?![a-z])|[A-Za-z][0-9][a-z]");

  private final LetterPairs pairs = LetterPairs.load();

  /**
   * How far a line can be believed.
   *
   * @param shape length of the region over its height
   * @return 0 for a line that was not read, else a number in (0,1]; 0.97 and more is very sure
   */
  double believed(RecognisedLine line, double shape) {
    String text = line.text();
    if (!readable(text) || widestGap(line.characters()) * shape > WIDEST_GAP) {
      return 0;
    }
    OptionalDouble plausibility = pairs.plausibility(text);
    if (plausibility.isEmpty()) {
      return line.confidence() >= ENOUGH_WITHOUT_LATIN ? line.confidence() : 0;
    }
    double score =
        line.confidence()
            + Math.min(MOST_PAIR_BONUS, PAIR_WEIGHT * (plausibility.getAsDouble() - PAIR_ORIGIN))
            - ODD_CAPITAL * Math.min(MOST_ODD_CAPITALS, count(ODD.matcher(text)));
    return score >= ENOUGH ? Math.min(1, score) : 0;
  }

  /** At least one letter or digit, and no letter of a script that the recogniser guesses at. */
  private static boolean readable(String text) {
    boolean any = false;
    for (int code : text.codePoints().toArray()) {
      if (Character.isLetterOrDigit(code)) {
        UnicodeScript script = UnicodeScript.of(code);
        if (script != UnicodeScript.LATIN
            && script != UnicodeScript.HAN
            && script != UnicodeScript.COMMON) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  /** The longest stretch without a character, as a fraction of the line's length. */
  private static double widestGap(List<RecognisedLine.Glyph> characters) {
    double before = 0;
    double widest = 0;
    for (RecognisedLine.Glyph character : characters) {
      widest = Math.max(widest, character.position() - before);
      before = character.position();
    }
    return Math.max(widest, 1 - before);
  }

  private static int count(Matcher matcher) {
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
