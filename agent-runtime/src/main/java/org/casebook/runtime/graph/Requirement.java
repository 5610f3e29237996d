package org.casebook.runtime.graph;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.casebook.runtime.policy.Clause;

/**
 * A signal that a clause looks at: all that the graph and the search need to know of the rule
 * language.
 *
 * @param negative whether the clause asks for its absence
 */
public record Requirement(String signal, boolean negative) {
  /** What a clause looks at, each signal once; what predicates look at is theirs. */
  static List<Requirement> of(Clause clause) {
    SortedSet<String> supporting = clause.when().supporting();
    return clause.when().signals().stream()
        .map(signal -> new Requirement(signal, !supporting.contains(signal)))
        .toList();
  }

  /** Sets of signals, one for each thing required; one that is established helps it to hold. */
  public static List<Set<String>> groups(Clause clause) {
    return clause.requires().stream()
        .<Set<String>>map(formula -> new TreeSet<>(formula.supporting()))
        .filter(group -> !group.isEmpty())
        .toList();
  }
}
