package org.casebook.runtime.hashing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a hash on a list was made, and how it is named in files and by ThreatExchange. */
public enum HashKind {
  SHA256(64),
  SHA1(40),
  MD5(32),
  /** Perceptual: near hashes are near pictures. */
  PDQ(64),
  /** Perceptual and not published: carried through as it came, never compared. */
  PHOTODNA(0);

  private final int digits;

  HashKind(int digits) {
    this.digits = digits;
  }

  /** The name in lists: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the indicator type in ThreatExchange, as in {@code HASH_PDQ}. */
  public String indicatorType() {
    return "HASH_" + name();
  }

  /** Whether content can be compared with such a hash here. */
  public boolean comparable() {
    return this != PHOTODNA;
  }

  /** The kind with this key. */
  public static Optional<HashKind> ofKey(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }

  /** The kind with this indicator type, in either case. */
  public static Optional<HashKind> ofIndicatorType(String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.indicatorType().equalsIgnoreCase(type.strip()))
        .findFirst();
  }

  /** The value as lists keep it, or empty when it is no hash of this kind. */
  public Optional<String> normalised(String value) {
    String stripped = value.strip();
    if (!comparable()) {
      boolean plain = !stripped.isEmpty() && stripped.chars().noneMatch(Character::isISOControl);
      return plain ? Optional.of(stripped) : Optional.empty();
    }
    String lower = stripped.toLowerCase(Locale.ROOT);
    return lower.matches("[0-9a-f]{" + digits + "}") ? Optional.of(lower) : Optional.empty();
  }
}
