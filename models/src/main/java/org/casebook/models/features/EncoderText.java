package org.casebook.models.features;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Prepares a text for the sentence encoder: compatibility forms folded, links and names neutral.
 */
public final class EncoderText {
  /** Characters kept: more than {@link EncoderSpecification#MAX_WORD_PIECES} pieces ever need. */
  static final int MAX_CHARS = 4000;

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private EncoderText() {}

  /**
   * The text a {@link SentenceEncoder} receives.
   *
   * @param text any text
   * @return NFKC, links as "link" and mentions as "user", white space collapsed
   */
  public static String prepare(String text) {
    String head = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    String links = Tokens.URL.matcher(head).replaceAll(" link ");
    String names = Tokens.MENTION.matcher(links).replaceAll(" user ");
    String folded = Normalizer.normalize(names, Normalizer.Form.NFKC);
    return SPACE.matcher(folded).replaceAll(" ").strip();
  }
}
