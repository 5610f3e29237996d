package org.casebook.runtime.inference;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tesseract's language packs by the script that they read. Latin and Chinese are left out: PP-OCR
 * reads them.
 */
final class ScriptPacks {
  /** More languages at once cost time and gain little within one script. */
  private static final int LANGUAGES_PER_SCRIPT = 3;

  private static final Map<UnicodeScript, List<String>> LANGUAGES =
      Map.ofEntries(
          Map.entry(
              UnicodeScript.CYRILLIC,
              List.of("rus", "ukr", "bul", "srp", "bel", "mkd", "kaz", "kir", "mon")),
          Map.entry(UnicodeScript.ARABIC, List.of("ara", "fas", "urd", "pus", "uig", "snd")),
          Map.entry(UnicodeScript.DEVANAGARI, List.of("hin", "mar", "nep", "san")),
          Map.entry(UnicodeScript.HANGUL, List.of("kor")),
          Map.entry(UnicodeScript.HIRAGANA, List.of("jpn")),
          Map.entry(UnicodeScript.THAI, List.of("tha")),
          Map.entry(UnicodeScript.GREEK, List.of("ell")),
          Map.entry(UnicodeScript.HEBREW, List.of("heb", "yid")),
          Map.entry(UnicodeScript.BENGALI, List.of("ben", "asm")),
          Map.entry(UnicodeScript.GUJARATI, List.of("guj")),
          Map.entry(UnicodeScript.GURMUKHI, List.of("pan")),
          Map.entry(UnicodeScript.TAMIL, List.of("tam")),
          Map.entry(UnicodeScript.TELUGU, List.of("tel")),
          Map.entry(UnicodeScript.KANNADA, List.of("kan")),
          Map.entry(UnicodeScript.MALAYALAM, List.of("mal")),
          Map.entry(UnicodeScript.SINHALA, List.of("sin")),
          Map.entry(UnicodeScript.GEORGIAN, List.of("kat")),
          Map.entry(UnicodeScript.ARMENIAN, List.of("hye")),
          Map.entry(UnicodeScript.ETHIOPIC, List.of("amh", "tir")),
          Map.entry(UnicodeScript.KHMER, List.of("khm")),
          Map.entry(UnicodeScript.LAO, List.of("lao")),
          Map.entry(UnicodeScript.MYANMAR, List.of("mya")));

  private ScriptPacks() {}

  /** Per script that can be read, the languages to name to the program. */
  static Map<UnicodeScript, String> of(List<String> installed) {
    Map<UnicodeScript, String> packs = new EnumMap<>(UnicodeScript.class);
    LANGUAGES.forEach(
        (script, languages) -> {
          List<String> have = new ArrayList<>(languages);
          have.retainAll(installed);
          if (!have.isEmpty()) {
            packs.put(
                script,
                String.join("+", have.subList(0, Math.min(LANGUAGES_PER_SCRIPT, have.size()))));
          }
        });
    return packs;
  }

  /** The script that Tesseract's script detection names, as in {@code Cyrillic}. */
  static boolean isNamed(UnicodeScript script, String name) {
    String title = name.toUpperCase(Locale.ROOT);
    return script.name().equals(title)
        || (script == UnicodeScript.HIRAGANA && title.equals("JAPANESE"))
        || (script == UnicodeScript.HANGUL && title.equals("KOREAN"));
  }

  /** The share of a text's letters that this script has, in [0,1]; 0 without letters. */
  static double share(UnicodeScript script, String text) {
    int letters = 0;
    int matching = 0;
    for (int code : text.codePoints().toArray()) {
      if (Character.isLetter(code)) {
        letters++;
        matching += belongs(script, UnicodeScript.of(code)) ? 1 : 0;
      }
    }
    return letters < 2 ? 0 : (double) matching / letters;
  }

  /** Japanese is written in three scripts, Korean now and then in two. */
  private static boolean belongs(UnicodeScript script, UnicodeScript letter) {
    return switch (script) {
      case HIRAGANA ->
          letter == UnicodeScript.HIRAGANA
              || letter == UnicodeScript.KATAKANA
              || letter == UnicodeScript.HAN;
      case HANGUL -> letter == UnicodeScript.HANGUL || letter == UnicodeScript.HAN;
      default -> letter == script;
    };
  }
}
