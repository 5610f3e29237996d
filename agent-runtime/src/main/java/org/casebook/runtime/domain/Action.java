package org.casebook.runtime.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The primary action of a decision, from the mildest to the one that asks people. */
public enum Action {
  ALLOW,
  LABEL,
  RESTRICT,
  REMOVE,
  ESCALATE;

  /** The stable name in files: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action with this key, or empty when there is none. */
  public static Optional<Action> ofKey(String key) {
    return Arrays.stream(values()).filter(action -> action.key().equals(key)).findFirst();
  }
}
