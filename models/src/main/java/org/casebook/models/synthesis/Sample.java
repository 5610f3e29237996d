package org.casebook.models.synthesis;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One text and what is true of it by construction.
 *
 * @param text what is said
 * @param language ISO 639-3 code
 * @param locale as in {@code de-AT}
 * @param signals all that a correct reading establishes, names as in {@code cue.threat}
 * @param slots {@code act}, {@code target}, {@code severity}, {@code frame} and {@code
 *     obfuscation}, each with its filler
 * @param attackFamily how its words are disguised
 */
public record Sample(
    String text,
    String language,
    String locale,
    SortedSet<String> signals,
    SortedMap<String, String> slots,
    Optional<AttackFamily> attackFamily) {
  public Sample {
    signals = Collections.unmodifiableSortedSet(new TreeSet<>(signals));
    slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
  }

  /** Names of the slots in which another sample differs. */
  public SortedSet<String> differences(Sample other) {
    SortedSet<String> names = new TreeSet<>();
    for (Map.Entry<String, String> slot : slots.entrySet()) {
      if (!slot.getValue().equals(other.slots.get(slot.getKey()))) {
        names.add(slot.getKey());
      }
    }
    return names;
  }
}
