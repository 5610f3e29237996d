package org.casebook.runtime.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.rule.Formula;

/** Policies as they are measured: of every country, and with one rule that was edited. */
final class PolicyEdit {
  private PolicyEdit() {}

  /** One rule asks for more and does less. */
  static Policy milder(Policy p, Clause c) {
    List<Formula> parts = new ArrayList<>(List.of(c.when()));
    parts.add(new Formula.Not(new Formula.Established("frame.quotation")));
    TreeMap<String, Clause> clauses = new TreeMap<>(p.clauses());
    clauses.put(
        c.id(),
        new Clause(
            c.id(),
            c.title(),
            c.area(),
            Action.RESTRICT,
            c.severity(),
            c.critical(),
            new Formula.All(parts),
            c.priority(),
            c.excepts(),
            c.overrides(),
            c.defines(),
            c.jurisdiction(),
            c.measures(),
            c.legalBasis(),
            c.body(),
            c.sha256()));
    return with(p, clauses);
  }

  /** Without the clauses that ask for a country, of which the peers are told nothing. */
  static Policy everywhere(Policy p) {
    TreeMap<String, Clause> clauses = new TreeMap<>(p.clauses());
    clauses.values().removeIf(clause -> !clause.jurisdiction().isEmpty());
    return with(p, clauses);
  }

  private static Policy with(Policy p, SortedMap<String, Clause> clauses) {
    return new Policy(
        p.id(),
        p.version(),
        p.title(),
        clauses,
        p.definitions(),
        p.examples(),
        p.sha256(),
        p.description(),
        p.scope(),
        p.areas(),
        p.aliases(),
        p.predicates());
  }
}
