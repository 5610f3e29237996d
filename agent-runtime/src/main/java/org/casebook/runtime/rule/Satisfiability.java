package org.casebook.runtime.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.rule.Facts.Attribute;

/**
 * What can be said of formulas without any case: can one ever hold, does one imply another. Works
 * on the disjunctive normal form and gives no answer when that grows beyond a bound: a checker that
 * stays silent is better than one that takes minutes.
 *
 * <p>An established signal and its strength are kept apart, except that a strength of 0 is never
 * enough for a bound; so a bound and the signal itself do not imply each other here.
 */
public final class Satisfiability {
  private static final int MOST_TERMS = 4096;

  private Satisfiability() {}

  /** Whether some case satisfies it; empty when that is too hard to say. */
  public static Optional<Boolean> possible(Formula formula) {
    return terms(formula, true).map(terms -> terms.stream().anyMatch(Term::consistent));
  }

  /** Whether each case that satisfies the first satisfies the second; empty when too hard. */
  public static Optional<Boolean> implies(Formula first, Formula second) {
    return possible(new Formula.All(List.of(first, new Formula.Not(second)))).map(p -> !p);
  }

  private static Optional<List<Term>> terms(Formula formula, boolean positive) {
    if (formula instanceof Formula.Not not) {
      return terms(not.body(), !positive);
    }
    if (formula instanceof Formula.Named named) {
      return terms(named.body(), positive);
    }
    boolean all = formula instanceof Formula.All;
    if (all || formula instanceof Formula.Any) {
      return all == positive
          ? product(formula.parts(), positive)
          : union(formula.parts(), positive);
    }
    return Optional.of(List.of(Term.of(formula, positive)));
  }

  private static Optional<List<Term>> union(List<Formula> parts, boolean positive) {
    List<Term> union = new ArrayList<>();
    for (Formula part : parts) {
      Optional<List<Term>> terms = terms(part, positive);
      if (terms.isEmpty() || union.size() + terms.get().size() > MOST_TERMS) {
        return Optional.empty();
      }
      union.addAll(terms.get());
    }
    return Optional.of(union);
  }

  private static Optional<List<Term>> product(List<Formula> parts, boolean positive) {
    List<Term> product = List.of(new Term(List.of()));
    for (Formula part : parts) {
      Optional<List<Term>> terms = terms(part, positive);
      if (terms.isEmpty() || (long) product.size() * terms.get().size() > MOST_TERMS) {
        return Optional.empty();
      }
      List<Term> next = new ArrayList<>();
      for (Term left : product) {
        for (Term right : terms.get()) {
          Term both = left.and(right);
          if (both.consistent()) {
            next.add(both);
          }
        }
      }
      product = next;
    }
    return Optional.of(product);
  }

  /** A formula without parts, as it is or negated. */
  private record Literal(Formula atom, boolean positive) {}

  /** Literals that must all hold. */
  private record Term(List<Literal> literals) {
    static Term of(Formula atom, boolean positive) {
      return new Term(List.of(new Literal(atom, positive)));
    }

    Term and(Term other) {
      List<Literal> both = new ArrayList<>(literals);
      both.addAll(other.literals);
      return new Term(both);
    }

    boolean consistent() {
      Map<Formula, Boolean> said = new HashMap<>();
      Map<String, double[]> ranges = new HashMap<>();
      Map<Attribute, List<String>> allowed = new HashMap<>();
      for (Literal literal : literals) {
        Boolean before = said.put(literal.atom(), literal.positive());
        if (before != null && before != literal.positive()) {
          return false;
        }
        if (literal.atom() instanceof Formula.AtLeast bound && !narrow(ranges, bound, literal)) {
          return false;
        }
        if (literal.atom() instanceof Formula.OneOf one && literal.positive()) {
          List<String> left =
              allowed.merge(
                  one.attribute(), one.values(), (a, b) -> a.stream().filter(b::contains).toList());
          if (left.isEmpty()) {
            return false;
          }
        }
      }
      return literals.stream()
          .filter(literal -> !literal.positive() && literal.atom() instanceof Formula.OneOf)
          .map(literal -> (Formula.OneOf) literal.atom())
          .noneMatch(
              one ->
                  allowed.containsKey(one.attribute())
                      && one.values()
                          .containsAll(allowed.getOrDefault(one.attribute(), List.of())));
    }

    /** Keeps the strengths that are left, from inclusive to exclusive; false when none is. */
    private static boolean narrow(
        Map<String, double[]> ranges, Formula.AtLeast bound, Literal literal) {
      double[] range =
          ranges.computeIfAbsent(bound.signal(), signal -> new double[] {0, Math.nextUp(1.0)});
      if (literal.positive()) {
        range[0] = Math.max(range[0], bound.bound());
      } else {
        range[1] = Math.min(range[1], bound.bound());
      }
      return range[0] < range[1];
    }
  }
}
