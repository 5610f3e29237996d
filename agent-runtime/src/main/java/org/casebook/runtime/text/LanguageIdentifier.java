package org.casebook.runtime.text;

/** Tells which language a text is written in. Implementations are safe for several threads. */
public interface LanguageIdentifier {
  /** The code for a text without letters, or one that is too short or mixed to tell. */
  String UNDETERMINED = "und";

  /** The most likely language; never fails, whatever the characters. */
  Identified identify(String text);

  /**
   * A language with how sure it is.
   *
   * @param language ISO 639-3 code of an individual language, as in {@link LanguageCodes}, or
   *     {@code und}
   * @param confidence in [0,1]: estimated probability that the language is right; 0 for {@code und}
   * @param script ISO 15924-like name of the prevailing script in lower case, as in {@code latin}
   */
  record Identified(String language, double confidence, String script) {}
}
