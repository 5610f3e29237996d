package org.casebook.runtime.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.policy.ClauseOutcome.Status;
import org.casebook.runtime.rule.Formula;

/**
 * Applies a policy to established facts. Pure: the same policy and facts give the same verdict.
 *
 * <p>The steps are those of {@code docs/policy-format.md}: select, fire, except, override, decide.
 * An exception may itself be defeated by another, as in defeasible logic (Nute 1994) with explicit
 * defeaters and priorities; overriding is decided at once on what the exceptions left. The order of
 * clauses plays no part.
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
      if (inScope(clause, facts) && clause.when().holds(facts)) {
        firing.put(clause.id(), clause);
      }
    }
    SortedMap<String, SortedSet<String>> excusedBy = excusedBy(firing);
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
    return policy.scope().admits(facts)
        && PolicyScope.admits(clause.jurisdiction(), facts.country());
  }

  /** Conditions that do not hold, each as its alternatives. */
  private static List<List<String>> missing(Clause clause, CaseFacts facts) {
    return clause.requires().stream()
        .filter(part -> !part.holds(facts))
        .map(
            part ->
                part instanceof Formula.Any any
                    ? any.parts().stream().map(Formula::text).toList()
                    : List.of(part.text()))
        .toList();
  }

  /** Conditions that hold; of alternatives only those that do. */
  private static List<String> held(Clause clause, CaseFacts facts) {
    return clause.requires().stream()
        .flatMap(part -> part instanceof Formula.Any any ? any.parts().stream() : Stream.of(part))
        .filter(part -> part.holds(facts))
        .map(Formula::text)
        .distinct()
        .toList();
  }

  /** Each defeated clause or exception with the exceptions that defeat it. */
  private static SortedMap<String, SortedSet<String>> excusedBy(SortedMap<String, Clause> firing) {
    SortedMap<String, SortedSet<String>> excused = new TreeMap<>();
    Map<String, Boolean> inForce = new HashMap<>();
    for (Clause exception : firing.values()) {
      if (exception.exception() && inForce(exception, firing, inForce)) {
        for (Clause clause : firing.values()) {
          if (defeats(exception, clause)) {
            add(excused, clause.id(), exception.id());
          }
        }
      }
    }
    return excused;
  }

  /** An exception counts unless one that counts defeats it; the reader admits no cycles. */
  private static boolean inForce(
      Clause exception, SortedMap<String, Clause> firing, Map<String, Boolean> known) {
    Boolean before = known.get(exception.id());
    if (before != null) {
      return before;
    }
    boolean force =
        firing.values().stream()
            .noneMatch(other -> defeats(other, exception) && inForce(other, firing, known));
    known.put(exception.id(), force);
    return force;
  }

  /** Whether the first, were it in force, takes the second away. */
  public static boolean defeats(Clause exception, Clause clause) {
    return exception.excepts().contains(clause.id())
        && exception.priority() >= clause.priority()
        && !clause.overrides().contains(exception.id());
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
    List<String> held = held(clause, facts);
    List<List<String>> missing = missing(clause, facts);
    boolean fires = firing.containsKey(id);
    Collection<String> by = List.of();
    Status status = Status.STANDS;
    if (!fires) {
      status =
          missing.isEmpty()
              ? Status.OUT_OF_SCOPE
              : clause.requires().stream().anyMatch(part -> shown(part, facts))
                  ? Status.OPEN
                  : Status.SILENT;
    } else if (clause.exception() && !excusedBy.containsKey(id)) {
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
            .filter(e -> fires && e.excepts().contains(id) && !defeats(e, clause))
            .map(Clause::id)
            .toList();
    List<String> excuses =
        excusedBy.entrySet().stream()
            .filter(entry -> entry.getValue().contains(id))
            .map(Map.Entry::getKey)
            .toList();
    return new ClauseOutcome(id, status, held, missing, List.copyOf(by), despite, excuses);
  }

  /** Whether something that is there makes the condition hold, not that something is absent. */
  private static boolean shown(Formula part, CaseFacts facts) {
    return part.holds(facts) && part.supporting().stream().anyMatch(s -> facts.strength(s) > 0);
  }

  private PolicyVerdict verdict(
      List<Clause> standing,
      SortedMap<String, SortedSet<String>> excusedBy,
      List<ClauseOutcome> outcomes) {
    NavigableSet<String> excusing = new TreeSet<>();
    excusedBy.forEach(
        (id, by) -> {
          if (policy.clause(id).filter(clause -> !clause.exception()).isPresent()) {
            excusing.addAll(by);
          }
        });
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
