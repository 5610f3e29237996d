package org.casebook.runtime.samples;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casebook.models.synthesis.ClauseSamples;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/**
 * Makes samples for the clauses of a policy: for each violating text a confounder that differs in
 * one slot and breaks nothing. For an exception, the violating text breaks a clause that it
 * excepts, and the confounder is excused by it. The same policy, languages, number and seed give
 * the same samples.
 */
public final class PolicySamples {
  /** How much of a set is disguised. */
  private static final double DISGUISED = 0.25;

  private final Policy policy;
  private final ClauseSamples grammar;

  PolicySamples(Policy policy, ClauseSamples grammar) {
    this.policy = policy;
    this.grammar = grammar;
  }

  /** Samples from the bundled grammars. */
  public static PolicySamples of(Policy policy) {
    return new PolicySamples(policy, ClauseSamples.bundled());
  }

  /** ISO 639-3 codes of the languages that samples can be made in. */
  public SortedSet<String> languages() {
    return grammar.languages();
  }

  /**
   * Samples for one clause.
   *
   * @param languages ISO 639-3 codes, see {@link #languages}
   * @param count how many rows; fewer come back where the grammar has no more to say
   * @throws CasebookException when there is no such clause or language
   */
  public SampleSet forClause(String clauseId, Collection<String> languages, int count, long seed) {
    Clause clause =
        policy
            .clause(clauseId)
            .orElseThrow(
                () ->
                    new CasebookException(
                        policy.id()
                            + " has no clause "
                            + clauseId
                            + "; it has "
                            + String.join(", ", policy.clauses().keySet())));
    return forClauses(List.of(clause), languages, count, seed);
  }

  /** Samples for all clauses, as evenly spread over clauses and languages as there are words. */
  public SampleSet forAll(Collection<String> languages, int count, long seed) {
    return forClauses(policy.clauses().values(), languages, count, seed);
  }

  private SampleSet forClauses(
      Collection<Clause> clauses, Collection<String> languages, int count, long seed) {
    Set<String> spoken = checked(languages);
    SortedMap<String, String> lacking = new TreeMap<>();
    List<Clause> sayable = new ArrayList<>();
    for (Clause clause : clauses) {
      String why = lacking(clause, spoken);
      if (why.isEmpty()) {
        sayable.add(clause);
      } else {
        lacking.put(clause.id(), why);
      }
    }
    Set<String> given = new HashSet<>();
    List<LabelledSample> samples = new ArrayList<>();
    int left = sayable.size() * spoken.size();
    for (Clause clause : sayable) {
      int before = samples.size();
      for (String language : spoken) {
        int pairs = (count - samples.size() + 2 * left - 1) / (2 * left);
        Sampling sampling = new Sampling(policy, grammar, clause, language, DISGUISED, given);
        samples.addAll(sampling.draw(pairs, seed));
        left--;
      }
      if (samples.size() == before) {
        lacking.put(clause.id(), "no sentence of the grammar makes it stand");
      }
    }
    return new SampleSet(samples, lacking);
  }

  private Set<String> checked(Collection<String> languages) {
    Set<String> spoken = new LinkedHashSet<>(languages);
    for (String language : spoken) {
      if (!grammar.languages().contains(language)) {
        throw new CasebookException(
            "no samples can be made in '"
                + language
                + "'; choose from "
                + String.join(", ", grammar.languages()));
      }
    }
    if (spoken.isEmpty()) {
      throw new CasebookException("no language is named; name at least one");
    }
    return spoken;
  }

  /** Why no language has words for a clause; empty text when one has. */
  private String lacking(Clause clause, Set<String> languages) {
    String why = "";
    for (String language : languages) {
      List<List<String>> groups =
          Sampling.requests(policy, clause, language, DISGUISED).values().stream()
              .map(grammar::lacking)
              .filter(lack -> !lack.isEmpty())
              .findFirst()
              .orElse(List.of());
      boolean all =
          Sampling.requests(policy, clause, language, DISGUISED).values().stream()
              .noneMatch(request -> grammar.lacking(request).isEmpty());
      if (!all) {
        return "";
      }
      why =
          groups.stream()
              .map(group -> String.join(" or ", group))
              .collect(Collectors.joining(" and ", "can not be said in words: ", ""));
    }
    return why;
  }
}
