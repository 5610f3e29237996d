package org.casebook.runtime.text;

import java.util.Set;

/**
 * How often posts are in a language, coarsely, as a log-probability. Decides only short texts:
 * longer ones outweigh it.
 */
final class LanguagePrior {
  private static final Set<String> COMMON =
      Set.of(
          "spa", "por", "fra", "deu", "rus", "arb", "ind", "tur", "hin", "jpn", "cmn", "ita", "vie",
          "kor", "pol", "nld", "pes", "urd", "ben", "tha", "tgl", "ukr");
  private static final Set<String> KNOWN =
      Set.of(
          "swe", "dan", "nob", "fin", "ces", "slk", "ron", "hun", "hrv", "srp", "slv", "bul", "ekk",
          "lvs", "lit", "swh", "cat", "eus", "glg", "afr", "isl", "gle", "cym", "mlt", "jav", "azj",
          "uzn", "kaz", "mkd", "bel", "bos", "als", "som", "hau", "yor", "zul", "mar", "npi");

  private static final Set<String> SELDOM =
      Set.of("lat", "vol", "epo", "min", "war", "nds", "gsw", "lim", "nan", "ast", "san", "pnb");

  private LanguagePrior() {}

  static double of(String language) {
    if (language.equals("eng")) {
      return 0;
    }
    if (COMMON.contains(language)) {
      return -1;
    }
    return KNOWN.contains(language) ? -2.5 : SELDOM.contains(language) ? -6 : -4;
  }
}
