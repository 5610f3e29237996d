package org.casebook.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of the interface in one language. */
public final class Texts {
  /** The languages that have a complete bundle; the first is the default. */
  public static final java.util.List<Locale> LANGUAGES =
      java.util.List.of(Locale.ENGLISH, Locale.GERMAN);

  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /** The texts in a language, or in English where there is no bundle for it. */
  public static Texts in(Locale locale) {
    return new Texts(
        ResourceBundle.getBundle("org.casebook.ui.i18n.desktop", locale, EXACT),
        Locale.forLanguageTag(locale.toLanguageTag()));
  }

  /** The bundle, for FXML. */
  public ResourceBundle bundle() {
    return bundle;
  }

  /** The language. */
  public Locale locale() {
    return locale;
  }

  /**
   * A text, with its arguments filled in.
   *
   * @throws MissingResourceException when the bundle lacks the key; a test sees to it that none
   *     does
   */
  public String get(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
  }

  /** A text, or a readable form of the last part of the key where the bundle does not know it. */
  public String getOr(String key, String otherwise) {
    return bundle.containsKey(key) ? bundle.getString(key) : humanise(otherwise);
  }

  /** {@code read_image_text} as people write it: {@code Read image text}. */
  static String humanise(String name) {
    String words = name.replace('_', ' ').replace('-', ' ').strip();
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
