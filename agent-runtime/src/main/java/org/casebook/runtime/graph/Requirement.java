package org.casebook.runtime.graph;

import java.util.List;
import org.casebook.runtime.policy.Clause;

/**
 * A signal that a clause looks at: all that the graph needs to know of the rule language.
 *
 * @param negative whether the clause asks for its absence
 */
record Requirement(String signal, boolean negative) {
  /** What a clause looks at, each signal once, in the order of its rule. */
  static List<Requirement> of(Clause clause) {
    return clause.requires().stream()
        .flatMap(List::stream)
        .distinct()
        .map(signal -> new Requirement(signal, false))
        .toList();
  }
}
