package org.casebook.runtime.text;

import java.util.Map;

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

  private LanguageCodes() {}

  /** The code of the main individual language for a macrolanguage; any other code as it is. */
  public static String individual(String code) {
    return MEMBERS.getOrDefault(code, code);
  }
}
