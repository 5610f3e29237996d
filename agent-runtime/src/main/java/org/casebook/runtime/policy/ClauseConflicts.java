package org.casebook.runtime.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.casebook.runtime.rule.Formula;
import org.casebook.runtime.rule.Satisfiability;

/**
 * Pairs of clauses of one policy that get in each other's way: what a writer should have decided
 * and may have overlooked. A policy with these is valid; what makes one invalid is a {@link
 * PolicyProblem}. Works on the conditions alone, without any case; what is too hard to decide is
 * not reported.
 */
public final class ClauseConflicts {
  /** A signal that more clauses rest on is a premise of the policy, not a thing they share. */
  private static final int FEW = 6;

  private final Map<String, Integer> restingOn = new HashMap<>();

  private ClauseConflicts(List<Clause> clauses) {
    clauses.forEach(
        clause -> clause.when().supporting().forEach(s -> restingOn.merge(s, 1, Integer::sum)));
  }

  /**
   * A pair.
   *
   * @param first id of the clause that the finding is about; of equals the smaller id
   * @param second id of the other
   * @param shared signals that both rest on and few others do
   */
  public record Conflict(Kind kind, String first, String second, List<String> shared) {
    public Conflict {
      shared = List.copyOf(shared);
    }
  }

  /** What is wrong with a pair, the worst first. */
  public enum Kind {
    /** The same conditions with different actions, where countries overlap and none overrides. */
    CONTRADICTION,
    /** The first is a special case of the second, weaker, and does not override it. */
    NEVER_GOVERNS,
    /** The same conditions with different actions in different countries. */
    BY_COUNTRY,
    /** Both may hold of one case of their area, with different actions, and none has precedence. */
    OVERLAP;

    /** The stable name in files and bundles: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All pairs of a policy, the worst first, then by id. */
  public static List<Conflict> of(Policy policy) {
    List<Clause> clauses =
        policy.clauses().values().stream()
            .filter(clause -> !clause.exception() && !clause.requires().isEmpty())
            .toList();
    ClauseConflicts pairs = new ClauseConflicts(clauses);
    List<Conflict> conflicts = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      for (int j = i + 1; j < clauses.size(); j++) {
        pairs.between(clauses.get(i), clauses.get(j)).ifPresent(conflicts::add);
      }
    }
    conflicts.sort(
        Comparator.comparing(Conflict::kind)
            .thenComparing(Conflict::first)
            .thenComparing(Conflict::second));
    return conflicts;
  }

  private Optional<Conflict> between(Clause one, Clause other) {
    List<String> shared = shared(one, other);
    boolean linked = one.overrides().contains(other.id()) || other.overrides().contains(one.id());
    if (linked || one.action() == other.action() || shared.isEmpty()) {
      return Optional.empty();
    }
    boolean there = implies(one, other);
    boolean back = implies(other, one);
    boolean together = together(one.jurisdiction(), other.jurisdiction());
    if (there && back) {
      Kind kind = together ? Kind.CONTRADICTION : Kind.BY_COUNTRY;
      return Optional.of(new Conflict(kind, one.id(), other.id(), shared));
    }
    if (!together) {
      return Optional.empty();
    }
    if (there || back) {
      Clause narrow = there ? one : other;
      Clause wide = there ? other : one;
      return narrow.action().compareTo(wide.action()) < 0
          ? Optional.of(new Conflict(Kind.NEVER_GOVERNS, narrow.id(), wide.id(), shared))
          : Optional.empty();
    }
    boolean both =
        one.area().equals(other.area())
            && Satisfiability.possible(new Formula.All(List.of(one.when(), other.when())))
                .orElse(false);
    return both
        ? Optional.of(new Conflict(Kind.OVERLAP, one.id(), other.id(), shared))
        : Optional.empty();
  }

  private List<String> shared(Clause one, Clause other) {
    Set<String> shared = new TreeSet<>(one.when().supporting());
    shared.retainAll(other.when().supporting());
    shared.removeIf(signal -> restingOn.getOrDefault(signal, 0) > FEW);
    return List.copyOf(shared);
  }

  private static boolean implies(Clause one, Clause other) {
    return Satisfiability.implies(one.when(), other.when()).orElse(false);
  }

  /** Whether two clauses may apply in one country; none named means everywhere. */
  private static boolean together(Collection<String> one, Collection<String> other) {
    return one.isEmpty() || other.isEmpty() || one.stream().anyMatch(other::contains);
  }
}
