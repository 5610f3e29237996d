package org.casebook.runtime.explanation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;

/**
 * The sentences of accounts and statements in one language: templates with named slots from {@code
 * wording_<language>.properties}.
 */
public final class Wording {
  /** Languages with a complete set of templates; the first is the default. */
  public static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.forLanguageTag("es"),
          Locale.forLanguageTag("ar"),
          Locale.JAPANESE);

  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern SIGNAL = Pattern.compile("\\b[a-z]+\\.[a-z_]+\\b");

  private final Properties templates;
  private final Locale locale;
  private final UnaryOperator<String> signalName;

  private Wording(Properties templates, Locale locale, UnaryOperator<String> signalName) {
    this.templates = templates;
    this.locale = locale;
    this.signalName = signalName;
  }

  /**
   * The wording of a language; English where it has none.
   *
   * @param signalName what a signal is called; identity leaves the policy's own names
   */
  public static Wording in(Locale locale, UnaryOperator<String> signalName) {
    Locale known =
        LANGUAGES.stream()
            .filter(l -> l.getLanguage().equals(locale.getLanguage()))
            .findFirst()
            .orElse(LANGUAGES.get(0));
    String file = "wording_" + known.getLanguage() + ".properties";
    Properties templates = new Properties();
    try (InputStream in = Wording.class.getResourceAsStream(file)) {
      templates.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can not be read; build Casebook anew", e);
    }
    return new Wording(templates, known, signalName);
  }

  /** The language. */
  public Locale locale() {
    return locale;
  }

  /** A template with its slots filled. */
  String fill(String key, Map<String, String> slots) {
    return SLOT.matcher(template(key))
        .replaceAll(
            match -> Matcher.quoteReplacement(slots.getOrDefault(match.group(1), match.group())));
  }

  /** A template without slots. */
  String text(String key) {
    return fill(key, Map.of());
  }

  /** A template as it is written. */
  String template(String key) {
    String template = templates.getProperty(key);
    if (template == null) {
      throw new IllegalArgumentException(
          "wording_" + locale.getLanguage() + ".properties has no " + key);
    }
    return template;
  }

  /** Every key. */
  Set<String> keys() {
    return templates.stringPropertyNames();
  }

  String area(HarmArea area) {
    return text("area." + area.key());
  }

  String action(Action action) {
    return text("action." + action.key());
  }

  /** A condition with its signals named. */
  String condition(String formula) {
    return SIGNAL
        .matcher(formula)
        .replaceAll(
            match -> {
              String signal = match.group();
              String area = signal.startsWith("harm.") ? signal.substring("harm.".length()) : "";
              return Matcher.quoteReplacement(
                  HarmArea.ofKey(area).map(this::area).orElseGet(() -> signalName.apply(signal)));
            });
  }

  /** A number with this many places, in digits that every reader of the language knows. */
  String number(double value, int places) {
    NumberFormat format =
        NumberFormat.getInstance(locale.getLanguage().equals("ar") ? Locale.ROOT : locale);
    format.setMinimumFractionDigits(places);
    format.setMaximumFractionDigits(places);
    format.setGroupingUsed(false);
    return format.format(value);
  }

  /** Words in a row. */
  String list(List<String> words) {
    return String.join(template("list.separator").replace("_", " "), words);
  }
}
