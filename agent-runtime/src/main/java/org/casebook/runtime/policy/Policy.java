package org.casebook.runtime.policy;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One immutable version of a policy, already checked.
 *
 * @param clauses by id, in id order
 * @param definitions term to its meaning
 * @param sha256 digest over all files: two policies with one digest are the same policy
 */
public record Policy(
    String id,
    String version,
    String title,
    SortedMap<String, Clause> clauses,
    SortedMap<String, String> definitions,
    List<Example> examples,
    String sha256) {
  public Policy {
    examples = List.copyOf(examples);
  }

  /** The clause with this id, if there is one. */
  public Optional<Clause> clause(String id) {
    return Optional.ofNullable(clauses.get(id));
  }

  /**
   * A text that shows where a clause begins or ends.
   *
   * @param violates whether the text breaks the clause
   * @param lang ISO 639-3, or {@code und}
   */
  public record Example(String text, boolean violates, String clause, String lang) {}
}
