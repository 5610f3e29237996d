package org.casebook.runtime.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of harm that a belief is held about. The key is what files, scores and policies use;
 * the code starts clause ids, as in {@code SP3.b}.
 */
public enum HarmArea {
  HATE("HT"),
  HARASSMENT("HR"),
  VIOLENCE("VT"),
  SEXUAL("SX"),
  SELF_HARM("SH"),
  SCAM_SPAM("SP"),
  DANGEROUS_GOODS("DG"),
  SYNTHETIC_MEDIA("SM"),
  /** Routing only: always escalates to people and never gets a learned score. */
  CHILD_SAFETY("CS");

  private final String code;

  HarmArea(String code) {
    this.code = code;
  }

  /** The stable name in files: lower case with underscores. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The two letters that start the ids of this area's clauses. */
  public String code() {
    return code;
  }

  /** The area with this key, or empty when there is none. */
  public static Optional<HarmArea> ofKey(String key) {
    return Arrays.stream(values()).filter(area -> area.key().equals(key)).findFirst();
  }
}
