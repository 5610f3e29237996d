package org.casebook.runtime.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.policy.ClauseOutcome.Status;

/**
 * Applies a policy to established facts. Pure: the same policy and facts give the same verdict.
 *
 * <p>The steps are those of {@code docs/policy-format.md}: select, fire, except, override, decide.
 * Exceptions only take away, and overriding is decided at once on what the exceptions left, so the
 * order of clauses plays no part.
 */
public final class PolicyEvaluation {
  private final Policy policy;

  public PolicyEvaluation(Policy policy) {
    this.policy = policy;
  }

  /** The verdict without a ranking from policy search. */
  public PolicyVerdict apply(CaseFacts facts) {
    return apply(facts, Map.of());
  }

  /**
   * The verdict.
   *
   * @param relevance scores of policy search by clause id; they order clauses that are otherwise
   *     equal and change nothing else
   */
  public PolicyVerdict apply(CaseFacts facts, Map<String, Double> relevance) {
    SortedMap<String, Clause> firing = new TreeMap<>();
    for (Clause clause : policy.clauses().values()) {
      if (inScope(clause, facts) && missing(clause, facts).isEmpty()) {
        firing.put(clause.id(), clause);
      }
    }
    SortedMap<String, SortedSet<String>> excusedBy = excusedBy(firing.values());
    List<Clause> left =
        firing.values().stream()
            .filter(c -> !c.exception() && !excusedBy.containsKey(c.id()))
            .toList();
    SortedMap<String, SortedSet<String>> overriddenBy = new TreeMap<>();
    for (Clause clause : left) {
      clause.overrides().forEach(target -> add(overriddenBy, target, clause.id()));
    }
    List<Clause> standing =
        left.stream()
            .filter(c -> !overriddenBy.containsKey(c.id()))
            .sorted(precedence(relevance))
            .toList();
    List<ClauseOutcome> outcomes = new ArrayList<>();
    for (Clause clause : policy.clauses().values()) {
      outcomes.add(outcome(clause, facts, firing, excusedBy, overriddenBy));
    }
    return verdict(standing, excusedBy, outcomes);
  }

  private boolean inScope(Clause clause, CaseFacts facts) {
    return policy.scope().inForce(facts.day())
        && PolicyScope.admits(policy.scope().surface(), facts.surface())
        && PolicyScope.admits(policy.scope().jurisdiction(), facts.country())
        && PolicyScope.admits(clause.jurisdiction(), facts.country());
  }

  private static List<List<String>> missing(Clause clause, CaseFacts facts) {
    return clause.requires().stream()
        .filter(group -> group.stream().noneMatch(facts::established))
        .toList();
  }

  /** Each defeated clause with the exceptions that defeat it. */
  private static SortedMap<String, SortedSet<String>> excusedBy(Collection<Clause> firing) {
    SortedMap<String, SortedSet<String>> excused = new TreeMap<>();
    for (Clause exception : firing) {
      for (Clause clause : firing) {
        if (exception.excepts().contains(clause.id())
            && !clause.overrides().contains(exception.id())) {
          add(excused, clause.id(), exception.id());
        }
      }
    }
    return excused;
  }

  private static void add(SortedMap<String, SortedSet<String>> map, String key, String value) {
    map.computeIfAbsent(key, k -> new TreeSet<>()).add(value);
  }

  /** The clause that governs first: action, severity, specificity, relevance, id. */
  private static Comparator<Clause> precedence(Map<String, Double> relevance) {
    return Comparator.comparing(Clause::action)
        .thenComparingInt(Clause::severity)
        .thenComparingInt(Clause::specificity)
        .thenComparingDouble(c -> relevance.getOrDefault(c.id(), 0.0))
        .reversed()
        .thenComparing(Clause::id);
  }

  private static ClauseOutcome outcome(
      Clause clause,
      CaseFacts facts,
      SortedMap<String, Clause> firing,
      SortedMap<String, SortedSet<String>> excusedBy,
      SortedMap<String, SortedSet<String>> overriddenBy) {
    String id = clause.id();
    List<String> held =
        clause.requires().stream()
            .flatMap(List::stream)
            .filter(facts::established)
            .distinct()
            .toList();
    List<List<String>> missing = missing(clause, facts);
    boolean fires = firing.containsKey(id);
    Collection<String> by = List.of();
    Status status = Status.STANDS;
    if (!fires) {
      status =
          missing.isEmpty() ? Status.OUT_OF_SCOPE : held.isEmpty() ? Status.SILENT : Status.OPEN;
    } else if (clause.exception()) {
      status = Status.APPLIES;
    } else if (excusedBy.containsKey(id)) {
      status = Status.EXCUSED;
      by = excusedBy.getOrDefault(id, new TreeSet<>());
    } else if (overriddenBy.containsKey(id)) {
      status = Status.OVERRIDDEN;
      by = overriddenBy.getOrDefault(id, new TreeSet<>());
    }
    List<String> despite =
        firing.values().stream()
            .filter(e -> fires && e.excepts().contains(id) && clause.overrides().contains(e.id()))
            .map(Clause::id)
            .toList();
    List<String> excuses =
        excusedBy.entrySet().stream()
            .filter(entry -> entry.getValue().contains(id))
            .map(Map.Entry::getKey)
            .toList();
    return new ClauseOutcome(id, status, held, missing, List.copyOf(by), despite, excuses);
  }

  private PolicyVerdict verdict(
      List<Clause> standing,
      SortedMap<String, SortedSet<String>> excusedBy,
      List<ClauseOutcome> outcomes) {
    NavigableSet<String> excusing = new TreeSet<>();
    excusedBy.values().forEach(excusing::addAll);
    return new PolicyVerdict(
        standing.stream().map(Clause::action).max(Comparator.naturalOrder()).orElse(Action.ALLOW),
        standing.stream().mapToInt(Clause::severity).max().orElse(0),
        standing.stream().anyMatch(Clause::critical),
        standing.stream().flatMap(c -> c.measures().stream()).distinct().toList(),
        standing,
        excusing.stream().flatMap(id -> policy.clause(id).stream()).toList(),
        outcomes);
  }
}
