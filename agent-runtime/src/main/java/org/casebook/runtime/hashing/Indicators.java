package org.casebook.runtime.hashing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.HarmArea;

/**
 * Collects indicators of ThreatExchange as known hashes. The harm area travels as the tag {@code
 * casebook_area:<key>}, since the exchange has no field for it.
 */
final class Indicators {
  static final String AREA_TAG = "casebook_area:";

  private final Optional<HarmArea> fallback;
  private final List<KnownHash> hashes = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int passedOver;

  /** For entries without an area of their own, the one given. */
  Indicators(Optional<HarmArea> fallback) {
    this.fallback = fallback;
  }

  /** Takes in one entry; {@code place} names it in messages. */
  void add(String place, String type, String value, String description, List<String> tags) {
    Optional<HashKind> kind = HashKind.ofIndicatorType(type);
    if (kind.isEmpty()) {
      passedOver++;
      return;
    }
    Optional<String> normalised = kind.get().normalised(value);
    if (normalised.isEmpty()) {
      problems.add(place + ": \"" + shown(value) + "\" is no " + kind.get().indicatorType());
      return;
    }
    Optional<HarmArea> area =
        tags.stream()
            .filter(tag -> tag.startsWith(AREA_TAG))
            .flatMap(tag -> HarmArea.ofKey(tag.substring(AREA_TAG.length())).stream())
            .findFirst()
            .or(() -> fallback);
    if (area.isEmpty()) {
      problems.add(place + ": no harm area; name one for the file with --area");
      return;
    }
    hashes.add(new KnownHash(kind.get(), normalised.get(), area.get(), description));
  }

  /** Says that an entry is none. */
  void problem(String message) {
    problems.add(message);
  }

  /** Counts an entry that is left out on purpose. */
  void passOver() {
    passedOver++;
  }

  ExchangeFormat.Imported imported() {
    return new ExchangeFormat.Imported(hashes, passedOver, problems);
  }

  private static String shown(String value) {
    String plain = value.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }
}
