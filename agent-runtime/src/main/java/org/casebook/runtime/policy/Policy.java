package org.casebook.runtime.policy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.HarmArea;

/**
 * One immutable version of a policy, already checked.
 *
 * @param clauses by id, in id order
 * @param definitions term to its meaning
 * @param sha256 digest over all files: two policies with one digest are the same policy
 * @param description what the policy covers, for people
 * @param scope when, where and on which surfaces it applies
 * @param areas in the order in which they are shown
 * @param aliases term to what it is called in other languages; search knows a term by these too
 * @param predicates conditions that the policy names, by name
 */
public record Policy(
    String id,
    String version,
    String title,
    SortedMap<String, Clause> clauses,
    SortedMap<String, String> definitions,
    List<Example> examples,
    String sha256,
    String description,
    PolicyScope scope,
    List<Area> areas,
    SortedMap<String, List<String>> aliases,
    SortedMap<String, Predicate> predicates) {
  public Policy {
    clauses = Collections.unmodifiableSortedMap(new TreeMap<>(clauses));
    definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
    examples = List.copyOf(examples);
    areas = List.copyOf(areas);
    aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
    predicates = Collections.unmodifiableSortedMap(new TreeMap<>(predicates));
  }

  /** A policy that applies always and everywhere. */
  public Policy(
      String id,
      String version,
      String title,
      SortedMap<String, Clause> clauses,
      SortedMap<String, String> definitions,
      List<Example> examples,
      String sha256) {
    this(
        id,
        version,
        title,
        clauses,
        definitions,
        examples,
        sha256,
        "",
        PolicyScope.everywhere(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /** The clause with this id, if there is one. */
  public Optional<Clause> clause(String id) {
    return Optional.ofNullable(clauses.get(id));
  }

  /**
   * A group of clauses.
   *
   * @param code the two letters that start its clause ids
   * @param area empty for the exceptions
   * @param critical whether all of its clauses always go to people
   */
  public record Area(String code, Optional<HarmArea> area, String title, boolean critical) {}

  /**
   * A text that shows where a clause begins or ends.
   *
   * @param text empty when the case has media alone
   * @param violates whether the text breaks the clause
   * @param clause the clause that it illustrates
   * @param lang ISO 639-3, or {@code und}
   * @param signals all that a correct reading establishes; empty when nobody wrote it down
   * @param country ISO 3166 alpha-2, or empty text
   * @param exception for a violation: the exception that looks as if it applied and does not
   * @param applies for a safe text: other clauses that do stand
   * @param caseJson the case with media or context as JSON; empty text for a plain text
   * @param line where it stands in {@code examples.jsonl}, from 1; 0 when it came from elsewhere
   */
  public record Example(
      String text,
      boolean violates,
      String clause,
      String lang,
      Optional<List<String>> signals,
      String country,
      Optional<String> exception,
      List<String> applies,
      String caseJson,
      int line) {
    public Example {
      signals = signals.map(List::copyOf);
      applies = List.copyOf(applies);
    }

    /** A plain text without further notes. */
    public Example(String text, boolean violates, String clause, String lang) {
      this(text, violates, clause, lang, Optional.empty(), "", Optional.empty(), List.of(), "", 0);
    }
  }
}
