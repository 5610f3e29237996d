package org.casebook.runtime.backtest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.rule.Formula;

/**
 * Which clauses are violated, from the words of {@code docs/policy-format.md} alone and by trying
 * everything: of all sets of firing exceptions, the one is taken of which each member counts and
 * each other does not, as step 3 defines counting. Shares no step with the evaluation it checks.
 *
 * @param violated ids of the clauses that stand after step 4
 * @param depth 0 where no exception or override is involved; else the longest chain of firing
 *     exceptions, each naming the one before, that ends at a firing clause; an override is 1 deep
 */
record BruteForceVerdict(Set<String> violated, int depth) {

  static BruteForceVerdict of(Policy policy, CaseFacts facts) {
    List<Clause> exceptions = new ArrayList<>();
    List<Clause> harms = new ArrayList<>();
    for (Clause clause : policy.clauses().values()) {
      boolean applies =
          policy.scope().inForce(facts.day())
              && contains(policy.scope().jurisdiction(), facts.country())
              && contains(policy.scope().surface(), facts.surface())
              && contains(clause.jurisdiction(), facts.country());
      if (applies && holds(clause.when(), facts)) {
        (clause.exception() ? exceptions : harms).add(clause);
      }
    }
    Set<String> left = new TreeSet<>();
    Set<Clause> counting = counting(exceptions);
    for (Clause clause : harms) {
      if (counting.stream().noneMatch(exception -> defeats(exception, clause))) {
        left.add(clause.id());
      }
    }
    Set<String> violated = new TreeSet<>(left);
    boolean overridden = false;
    for (Clause clause : harms) {
      if (left.contains(clause.id())) {
        overridden |= violated.removeAll(clause.overrides());
      }
    }
    return new BruteForceVerdict(
        violated, Math.max(longest(harms, exceptions), overridden ? 1 : 0));
  }

  /** The one consistent set; that there is exactly one is checked here as well. */
  private static Set<Clause> counting(List<Clause> firing) {
    List<Set<Clause>> consistent = new ArrayList<>();
    for (int set = 0; set < 1 << firing.size(); set++) {
      Set<Clause> members = new HashSet<>();
      for (int i = 0; i < firing.size(); i++) {
        if ((set >> i & 1) == 1) {
          members.add(firing.get(i));
        }
      }
      boolean agrees = true;
      for (Clause exception : firing) {
        boolean beaten = members.stream().anyMatch(other -> defeats(other, exception));
        agrees &= members.contains(exception) != beaten;
      }
      if (agrees) {
        consistent.add(members);
      }
    }
    if (consistent.size() != 1) {
      throw new IllegalStateException(consistent.size() + " consistent sets of exceptions");
    }
    return consistent.get(0);
  }

  private static boolean defeats(Clause exception, Clause target) {
    return exception.excepts().contains(target.id())
        && target.priority() <= exception.priority()
        && !target.overrides().contains(exception.id());
  }

  /** The longest chain of exceptions that a policy could show, whatever fires. */
  static int possibleDepth(Policy policy) {
    return longest(
        policy.clauses().values().stream().filter(c -> !c.exception()).toList(),
        policy.clauses().values().stream().filter(Clause::exception).toList());
  }

  private static int longest(List<Clause> harms, List<Clause> exceptions) {
    return harms.stream().mapToInt(clause -> chain(clause, exceptions)).max().orElse(0);
  }

  private static int chain(Clause target, List<Clause> firing) {
    int longest = 0;
    for (Clause exception : firing) {
      if (exception.excepts().contains(target.id())) {
        longest = Math.max(longest, 1 + chain(exception, firing));
      }
    }
    return longest;
  }

  private static boolean contains(List<String> allowed, String value) {
    return allowed.isEmpty() || allowed.contains(value);
  }

  private static boolean holds(Formula formula, CaseFacts facts) {
    if (formula instanceof Formula.All all) {
      return all.parts().stream().allMatch(part -> holds(part, facts));
    }
    if (formula instanceof Formula.Any any) {
      return any.parts().stream().anyMatch(part -> holds(part, facts));
    }
    if (formula instanceof Formula.Not not) {
      return !holds(not.body(), facts);
    }
    if (formula instanceof Formula.AtLeast bound) {
      double held =
          Math.max(
              facts.signals().getOrDefault(bound.signal(), 0.0),
              facts.beliefs().getOrDefault(bound.signal(), 0.0));
      return held >= bound.bound();
    }
    if (formula instanceof Formula.Established signal) {
      return facts.signals().containsKey(signal.signal());
    }
    throw new IllegalArgumentException("the generator makes no " + formula);
  }
}
