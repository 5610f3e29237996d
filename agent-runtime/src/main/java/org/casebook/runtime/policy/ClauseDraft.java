package org.casebook.runtime.policy;

import java.util.List;
import org.casebook.runtime.policy.SourceNode.Scalar;

/**
 * A clause as it was read, before the links to other clauses are checked and globs expanded.
 *
 * @param clause all that needs no other file; its excepts and overrides are still as written
 * @param anchor where to report what is wrong with the clause as a whole
 * @param rule where its requirements stand
 */
record ClauseDraft(
    Clause clause,
    Reporter reporter,
    SourceNode anchor,
    SourceNode rule,
    List<Scalar> excepts,
    List<Scalar> overrides) {
  String id() {
    return clause.id();
  }
}
