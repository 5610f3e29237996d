package org.casebook.runtime.backtest;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.casebook.runtime.policy.SignalVocabulary;
import org.casebook.runtime.rule.Facts.Attribute;
import org.casebook.runtime.rule.Formula;

/**
 * A policy over a block: the steps of {@link PolicyEvaluation} and of the agent's decision, each as
 * a pass over bits. A property test holds the two together.
 */
final class PolicyColumns {
  private final FormulaColumns formulas;
  private final EvidenceBlock block;

  PolicyColumns(FormulaColumns formulas) {
    this.formulas = formulas;
    this.block = formulas.block();
  }

  /**
   * What became of every row.
   *
   * @param firing per clause, rows in which its requirements hold and that are in its scope
   * @param standing per prohibiting clause, rows in which it is violated
   * @param actions per action, rows with that decision; each row has exactly one
   */
  record Outcome(
      SortedMap<String, long[]> firing,
      SortedMap<String, long[]> standing,
      Map<Action, long[]> actions) {
    Action action(int row) {
      return actions.entrySet().stream()
          .filter(entry -> Bits.has(entry.getValue(), row))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }

    List<String> standing(int row) {
      return standing.entrySet().stream()
          .filter(entry -> Bits.has(entry.getValue(), row))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  Outcome apply(Policy policy) {
    SortedMap<String, long[]> firing = new TreeMap<>();
    long[] inScope = scope(policy);
    for (Clause clause : policy.clauses().values()) {
      long[] rows = formulas.rows(clause.when()).clone();
      Bits.and(rows, inScope);
      if (!clause.jurisdiction().isEmpty()) {
        Bits.and(rows, among(Attribute.COUNTRY, clause.jurisdiction()));
      }
      firing.put(clause.id(), rows);
    }
    Map<String, long[]> inForce = new HashMap<>();
    long[] excusing = new long[Bits.words(block.rows())];
    SortedMap<String, long[]> left = new TreeMap<>();
    for (Clause clause : policy.clauses().values()) {
      if (!clause.exception()) {
        long[] rows = row(firing, clause.id()).clone();
        for (Clause exception : defeaters(policy, clause)) {
          long[] excused = inForce(policy, exception, firing, inForce).clone();
          Bits.and(excused, row(firing, clause.id()));
          Bits.or(excusing, excused);
          Bits.andNot(rows, excused);
        }
        left.put(clause.id(), rows);
      }
    }
    SortedMap<String, long[]> standing = new TreeMap<>();
    left.forEach((id, rows) -> standing.put(id, rows.clone()));
    for (Clause clause : policy.clauses().values()) {
      for (String target : clause.overrides()) {
        long[] beaten = standing.get(target);
        if (beaten != null && !clause.exception()) {
          Bits.andNot(beaten, row(left, clause.id()));
        }
      }
    }
    return new Outcome(firing, standing, actions(policy, standing, excusing));
  }

  /** Rows in which an exception fires and no exception that counts defeats it. */
  private long[] inForce(
      Policy policy, Clause exception, Map<String, long[]> firing, Map<String, long[]> known) {
    long[] before = known.get(exception.id());
    if (before != null) {
      return before;
    }
    long[] rows = row(firing, exception.id()).clone();
    for (Clause other : defeaters(policy, exception)) {
      Bits.andNot(rows, inForce(policy, other, firing, known));
    }
    known.put(exception.id(), rows);
    return rows;
  }

  private static List<Clause> defeaters(Policy policy, Clause clause) {
    return policy.clauses().values().stream()
        .filter(other -> PolicyEvaluation.defeats(other, clause))
        .toList();
  }

  /** Standing clauses decide; then doubt, then excuses, then harm without a clause. */
  private Map<Action, long[]> actions(
      Policy policy, SortedMap<String, long[]> standing, long[] excusing) {
    Map<Action, long[]> actions = new EnumMap<>(Action.class);
    long[] open = Bits.full(block.rows());
    Action[] strongestFirst = Action.values();
    for (int i = strongestFirst.length - 1; i > 0; i--) {
      Action action = strongestFirst[i];
      long[] rows = new long[Bits.words(block.rows())];
      standing.forEach(
          (id, stands) -> {
            if (policy.clause(id).filter(c -> c.action() == action).isPresent()) {
              Bits.or(rows, stands);
            }
          });
      Bits.and(rows, open);
      Bits.andNot(open, rows);
      actions.put(action, rows);
    }
    long[] people = unnamed();
    Bits.andNot(people, excusing);
    Bits.or(people, doubtful());
    Bits.and(people, open);
    Bits.andNot(open, people);
    actions.merge(Action.ESCALATE, people, PolicyColumns::either);
    actions.put(Action.ALLOW, open);
    return actions;
  }

  private static long[] either(long[] one, long[] other) {
    Bits.or(one, other);
    return one;
  }

  /** Rows in which some area lies between its thresholds. */
  private long[] doubtful() {
    long[] rows = new long[Bits.words(block.rows())];
    for (HarmArea area : HarmArea.values()) {
      long[] between = believed(area, formulas.thresholds().allowBelow(area)).clone();
      Bits.andNot(between, believed(area, formulas.thresholds().actAbove(area)));
      Bits.or(rows, between);
    }
    return rows;
  }

  /** Rows in which some area is violated or content was not read. */
  private long[] unnamed() {
    long[] rows = block.established(Evidence.UNREADABLE);
    Bits.or(rows, block.established(Evidence.UNREADABLE_SPEECH));
    for (HarmArea area : HarmArea.values()) {
      Bits.or(rows, believed(area, formulas.thresholds().actAbove(area)));
    }
    return rows;
  }

  private long[] believed(HarmArea area, double bound) {
    return formulas.rows(new Formula.AtLeast(SignalVocabulary.harm(area), bound));
  }

  private long[] scope(Policy policy) {
    long[] rows = Bits.full(block.rows());
    if (!policy.scope().surface().isEmpty()) {
      Bits.and(rows, among(Attribute.SURFACE, policy.scope().surface()));
    }
    if (!policy.scope().jurisdiction().isEmpty()) {
      Bits.and(rows, among(Attribute.COUNTRY, policy.scope().jurisdiction()));
    }
    long[] inForce = new long[rows.length];
    for (String day : block.days().values()) {
      if (!day.isEmpty() && policy.scope().inForce(LocalDate.parse(day))) {
        Bits.or(inForce, block.days().rows(day, block.rows()));
      }
    }
    Bits.and(rows, inForce);
    return rows;
  }

  private long[] among(Attribute attribute, List<String> values) {
    return formulas.rows(new Formula.OneOf(attribute, values));
  }

  private static long[] row(Map<String, long[]> rows, String id) {
    long[] found = rows.get(id);
    if (found == null) {
      throw new IllegalStateException("no rows for clause " + id);
    }
    return found;
  }
}
