package org.casebook.runtime.policy;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.policy.Policy.Area;

/** What {@code policy.yaml} says; parts that could not be read are empty. */
record HeaderDraft(
    String id,
    String version,
    String title,
    String description,
    PolicyScope scope,
    List<Area> areas,
    SortedMap<String, String> definitions,
    SortedMap<String, List<String>> aliases,
    SortedMap<String, Predicate> predicates) {

  /** A header of which nothing could be read. */
  static HeaderDraft unreadable() {
    return new HeaderDraft(
        "",
        "",
        "",
        "",
        PolicyScope.everywhere(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /** Whether clauses can be judged by it. */
  boolean readable() {
    return !areas.isEmpty();
  }

  /** The area whose code starts this clause id. */
  Optional<Area> areaOf(String clauseId) {
    return areas.stream().filter(area -> clauseId.startsWith(area.code())).findFirst();
  }

  /** The codes of the areas with this key; {@code exception} is one. */
  List<String> codes(String key) {
    return areas.stream().filter(area -> key(area).equals(key)).map(Area::code).toList();
  }

  /** What clauses call the area. */
  static String key(Area area) {
    return area.area().map(harm -> harm.key()).orElse(AreaNames.EXCEPTION);
  }
}
