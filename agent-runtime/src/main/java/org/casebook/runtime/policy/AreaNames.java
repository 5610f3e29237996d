package org.casebook.runtime.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.casebook.runtime.domain.HarmArea;

/** The keys of areas that a policy can speak about: the harm areas, and exceptions. */
final class AreaNames {
  /** The key of exceptions, which have no harm area. */
  static final String EXCEPTION = "exception";

  private static final SortedSet<String> KEYS = sorted();

  private AreaNames() {}

  /** Every key that an area may have. */
  static SortedSet<String> keys() {
    return KEYS;
  }

  /** The harm area that clause ids with this code mean in every policy; empty for other codes. */
  static Optional<HarmArea> reserved(String code) {
    return Arrays.stream(HarmArea.values()).filter(area -> area.code().equals(code)).findFirst();
  }

  private static SortedSet<String> sorted() {
    SortedSet<String> keys = new TreeSet<>();
    for (HarmArea area : HarmArea.values()) {
      keys.add(area.key());
    }
    keys.add(EXCEPTION);
    return Collections.unmodifiableSortedSet(keys);
  }
}
