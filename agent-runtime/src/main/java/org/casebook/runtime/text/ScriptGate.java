package org.casebook.runtime.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the script alone says: the language, or the languages that come into question. */
final class ScriptGate {
  /** Scripts that, for posts today, name one language. */
  private static final Map<UnicodeScript, String> ONE = new EnumMap<>(UnicodeScript.class);

  /** Scripts shared by several languages that the character model knows. */
  private static final Map<UnicodeScript, Set<String>> SEVERAL = new EnumMap<>(UnicodeScript.class);

  static {
    ONE.put(UnicodeScript.HANGUL, "kor");
    ONE.put(UnicodeScript.THAI, "tha");
    ONE.put(UnicodeScript.LAO, "lao");
    ONE.put(UnicodeScript.KHMER, "khm");
    ONE.put(UnicodeScript.MYANMAR, "mya");
    ONE.put(UnicodeScript.GREEK, "ell");
    ONE.put(UnicodeScript.GEORGIAN, "kat");
    ONE.put(UnicodeScript.ARMENIAN, "hye");
    ONE.put(UnicodeScript.HEBREW, "heb");
    ONE.put(UnicodeScript.BENGALI, "ben");
    ONE.put(UnicodeScript.GURMUKHI, "pan");
    ONE.put(UnicodeScript.GUJARATI, "guj");
    ONE.put(UnicodeScript.ORIYA, "ory");
    ONE.put(UnicodeScript.TAMIL, "tam");
    ONE.put(UnicodeScript.TELUGU, "tel");
    ONE.put(UnicodeScript.KANNADA, "kan");
    ONE.put(UnicodeScript.MALAYALAM, "mal");
    ONE.put(UnicodeScript.SINHALA, "sin");
    ONE.put(UnicodeScript.ETHIOPIC, "amh");
    ONE.put(UnicodeScript.TIBETAN, "bod");
    ONE.put(UnicodeScript.THAANA, "div");
    ONE.put(UnicodeScript.SYRIAC, "syr");
    ONE.put(UnicodeScript.MONGOLIAN, "mvf");
    ONE.put(UnicodeScript.CHEROKEE, "chr");
    ONE.put(UnicodeScript.HIRAGANA, "jpn");
    ONE.put(UnicodeScript.KATAKANA, "jpn");
    SEVERAL.put(
        UnicodeScript.CYRILLIC,
        Set.of(
            "bak", "bel", "bul", "che", "kaz", "kir", "mkd", "khk", "rus", "srp", "tat", "tgk",
            "ukr"));
    SEVERAL.put(UnicodeScript.ARABIC, Set.of("arb", "pes", "pbu", "pnb", "urd"));
    SEVERAL.put(UnicodeScript.DEVANAGARI, Set.of("hin", "mar", "npi", "san"));
  }

  private ScriptGate() {}

  /** The language, if the script settles it. */
  static Optional<String> settle(ScriptProfile profile, String words) {
    double kana = profile.share(UnicodeScript.HIRAGANA) + profile.share(UnicodeScript.KATAKANA);
    UnicodeScript script = profile.prevailing();
    if (script == UnicodeScript.HAN || (kana > 0 && script != UnicodeScript.HANGUL)) {
      double han = profile.share(UnicodeScript.HAN);
      if (kana + han < 0.5) {
        return Optional.empty();
      }
      return Optional.of(kana >= 0.08 * (kana + han) ? "jpn" : chinese(words));
    }
    if (script == UnicodeScript.BENGALI && (words.indexOf('ৰ') >= 0 || words.indexOf('ৱ') >= 0)) {
      return Optional.of("asm");
    }
    if (script == UnicodeScript.HEBREW && (words.contains("װ") || words.contains("ײ"))) {
      return Optional.of("ydd");
    }
    return Optional.ofNullable(ONE.get(script));
  }

  /** Whether the character model, trained on ordinary spelling, may propose the language. */
  static boolean admits(UnicodeScript script, String language) {
    Set<String> several = SEVERAL.get(script);
    if (several != null) {
      return several.contains(language);
    }
    return !ONE.containsValue(language)
        && !language.equals("cmn")
        && (language.equals("srp")
            || SEVERAL.values().stream().noneMatch(set -> set.contains(language)));
  }

  /** Whether function words may propose the language: as above, and romanised Hindi and Urdu. */
  static boolean admitsWords(UnicodeScript script, String language) {
    return admits(script, language) || (script == UnicodeScript.LATIN && language.equals("hin"));
  }

  /** Cantonese has common particles that written Mandarin does not use. */
  private static String chinese(String words) {
    long marks = words.codePoints().filter(c -> "嘅咗喺唔冇佢哋嚟啲咁嗰噉乜嘢".indexOf(c) >= 0).count();
    return marks >= 2 && marks * 25 >= words.length() ? "yue" : "cmn";
  }
}
