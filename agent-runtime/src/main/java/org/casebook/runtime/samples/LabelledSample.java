package org.casebook.runtime.samples;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One made-up case with its labels: the case format of {@code docs/case-format.md} and more.
 *
 * @param id the same text and country have the same id
 * @param text what is said
 * @param lang ISO 639-3 code
 * @param context where it is said
 * @param gold what the policy says of {@code signals}
 * @param signals all that a correct reading establishes, sorted
 * @param slots {@code act}, {@code target}, {@code severity}, {@code frame}, {@code obfuscation}
 * @param attackFamily how its words are disguised, if they are
 * @param pairId shared by a violating case and its confounder
 * @param clause the clause that it was made for
 * @param expect {@code violates} or {@code safe}, as in {@code examples.jsonl}
 */
public record LabelledSample(
    String id,
    String text,
    String lang,
    Place context,
    Gold gold,
    List<String> signals,
    SortedMap<String, String> slots,
    Optional<String> attackFamily,
    String pairId,
    String clause,
    String expect) {
  public LabelledSample {
    signals = List.copyOf(signals);
    slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
  }

  /**
   * Where a case is posted.
   *
   * @param country ISO 3166 alpha-2; absent where it is unknown
   */
  public record Place(String surface, String locale, Optional<String> country) {}

  /**
   * The right decision.
   *
   * @param action key of the action
   * @param clauses the standing clauses, the governing one first; for an allowed case the
   *     exceptions that excuse it
   */
  public record Gold(String action, List<String> clauses) {
    public Gold {
      clauses = List.copyOf(clauses);
    }
  }
}
