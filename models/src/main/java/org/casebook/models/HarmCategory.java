package org.casebook.models;

import java.util.Optional;

/** The eight harm areas a text can be scored for; {@link #key()} is the name used in every file. */
public enum HarmCategory {
  HATE("hate"),
  HARASSMENT("harassment"),
  VIOLENCE("violence"),
  SEXUAL("sexual"),
  SELF_HARM("self_harm"),
  SCAM_SPAM("scam_spam"),
  DANGEROUS_GOODS("dangerous_goods"),
  SYNTHETIC_MEDIA("synthetic_media");

  private final String key;

  HarmCategory(String key) {
    this.key = key;
  }

  /** The key of {@code scores} in output rows and of heads in model files. */
  public String key() {
    return key;
  }

  /** The category with this key, empty when there is none (for example {@code any}). */
  public static Optional<HarmCategory> of(String key) {
    for (HarmCategory category : values()) {
      if (category.key.equals(key)) {
        return Optional.of(category);
      }
    }
    return Optional.empty();
  }
}
