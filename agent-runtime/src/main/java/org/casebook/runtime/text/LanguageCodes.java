package org.casebook.runtime.text;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One consistent set of language codes: ISO 639-3 codes of individual languages.
 *
 * <p>Where a data set may name either a macrolanguage or its main member, the member is used, as
 * the Universal Declaration corpora and most lists of web languages do: {@code cmn} not {@code
 * zho}, {@code arb} not {@code ara}, {@code pes} not {@code fas}.
 */
public final class LanguageCodes {
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("ara", "arb"),
          Map.entry("aze", "azj"),
          Map.entry("est", "ekk"),
          Map.entry("fas", "pes"),
          Map.entry("grn", "gug"),
          Map.entry("kur", "kmr"),
          Map.entry("lav", "lvs"),
          Map.entry("mlg", "plt"),
          Map.entry("mon", "khk"),
          Map.entry("msa", "zlm"),
          Map.entry("nep", "npi"),
          Map.entry("nor", "nob"),
          Map.entry("ori", "ory"),
          Map.entry("orm", "gaz"),
          Map.entry("pus", "pbu"),
          Map.entry("sqi", "als"),
          Map.entry("swa", "swh"),
          Map.entry("uzb", "uzn"),
          Map.entry("yid", "ydd"),
          Map.entry("zho", "cmn"));

  /** Languages so close that single words of one are mostly words of the others. */
  private static final List<Set<String>> FAMILIES =
      List.of(
          Set.of("hrv", "srp", "bos", "slv", "mkd"),
          Set.of("ind", "zlm", "jav", "sun", "min"),
          Set.of("hin", "urd"),
          Set.of("cmn", "yue", "nan"),
          Set.of("dan", "nob", "nno", "swe"),
          Set.of("spa", "cat", "glg", "ast"),
          Set.of("por", "glg"),
          Set.of("rus", "ukr", "bel", "bul"),
          Set.of("ces", "slk"),
          Set.of("nld", "afr", "lim", "fry"),
          Set.of("deu", "gsw", "nds", "ltz"),
          Set.of("tur", "azj"),
          Set.of("tgl", "ceb", "war"));

  private LanguageCodes() {}

  /** Whether the languages are the same or so close that they share most of their words. */
  static boolean related(String one, String other) {
    return one.equals(other)
        || FAMILIES.stream().anyMatch(f -> f.contains(one) && f.contains(other));
  }

  /** The code of the main individual language for a macrolanguage; any other code as it is. */
  public static String individual(String code) {
    return MEMBERS.getOrDefault(code, code);
  }
}
