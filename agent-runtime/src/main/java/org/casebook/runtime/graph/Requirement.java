package org.casebook.runtime.graph;

import java.util.List;
import java.util.SortedSet;
import org.casebook.runtime.policy.Clause;

/**
 * A signal that a clause looks at: all that the graph needs to know of the rule language.
 *
 * @param negative whether the clause asks for its absence
 */
record Requirement(String signal, boolean negative) {
  /** What a clause looks at, each signal once; what predicates look at is theirs. */
  static List<Requirement> of(Clause clause) {
    SortedSet<String> supporting = clause.when().supporting();
    return clause.when().signals().stream()
        .map(signal -> new Requirement(signal, !supporting.contains(signal)))
        .toList();
  }
}
