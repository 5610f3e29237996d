package org.casebook.models.synthesis;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A sentence with slots that establishes something, and its harmless twin.
 *
 * @param act what it does, as in {@code dehumanise}; several phrases share an act
 * @param area the harm it does, as in {@code hate}; empty for a supplement such as "call this
 *     number", which does none alone
 * @param pattern the sentence with slots
 * @param signals all that the sentence establishes, its slots included, in any frame
 * @param twin the same sentence with a harmless act or target
 * @param twinSignals all that the twin establishes
 * @param twinDiffersIn the slot in which the twin differs: {@code act} or {@code target}
 * @param framed how the act sounds in a frame, where wrapping the sentence does not do; by frame
 * @param weight how often it is chosen, relative to others
 */
record Phrase(
    String act,
    Optional<String> area,
    String pattern,
    SortedSet<String> signals,
    Optional<String> twin,
    SortedSet<String> twinSignals,
    String twinDiffersIn,
    Map<String, String> framed,
    double weight) {

  boolean establishes(String signal) {
    return signals.contains(signal);
  }
}
