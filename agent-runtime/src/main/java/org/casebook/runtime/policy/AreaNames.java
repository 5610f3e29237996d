package org.casebook.runtime.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.HarmArea;

/** The areas that a policy can speak about: the harm areas, and exceptions. */
final class AreaNames {
  private static final SortedMap<String, String> CODES = byKey();

  private AreaNames() {}

  /** Area key to the code that starts its clause ids. */
  static SortedMap<String, String> codes() {
    return CODES;
  }

  /** The harm area with this code; empty for exceptions. */
  static Optional<HarmArea> area(String code) {
    return Arrays.stream(HarmArea.values()).filter(area -> area.code().equals(code)).findFirst();
  }

  private static SortedMap<String, String> byKey() {
    SortedMap<String, String> codes = new TreeMap<>();
    for (HarmArea area : HarmArea.values()) {
      codes.put(area.key(), area.code());
    }
    codes.put("exception", ClauseId.EXCEPTION_CODE);
    return Collections.unmodifiableSortedMap(codes);
  }
}
