package org.casebook.runtime.rule;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.rule.Facts.Attribute;

/** A type-checked CEL expression, ready to run. Equal to another with the same text. */
public final class Expression {
  private final String text;
  private final SortedSet<String> signals;
  private final SortedSet<String> vocabulary;
  private final Map<String, Formula> predicates;
  private final CelRuntime.Program program;

  Expression(
      String text,
      SortedSet<String> signals,
      SortedSet<String> vocabulary,
      Map<String, Formula> predicates,
      CelRuntime.Program program) {
    this.text = text;
    this.signals = signals;
    this.vocabulary = vocabulary;
    this.predicates = predicates;
    this.program = program;
  }

  /**
   * Whether it holds.
   *
   * @throws CasebookException when it can not be computed, such as a division by zero
   */
  boolean holds(Facts facts) {
    try {
      return (Boolean) program.eval(variables(facts));
    } catch (CelEvaluationException e) {
      throw new CasebookException(
          "the expression \"" + text + "\" can not be computed: " + e.getMessage(), e);
    }
  }

  /**
   * All that the expression may name: every signal has a value, so that no key is ever missing.
   * Costly; formulas are the fast way.
   */
  private Map<String, Object> variables(Facts facts) {
    Map<String, Object> variables = new HashMap<>();
    Map<String, Double> strength = new TreeMap<>();
    Map<String, Map<String, Boolean>> spaces = new HashMap<>();
    for (String signal : vocabulary) {
      int dot = signal.indexOf('.');
      spaces
          .computeIfAbsent(signal.substring(0, dot), space -> new HashMap<>())
          .put(signal.substring(dot + 1), facts.established(signal));
      strength.put(signal, facts.strength(signal));
    }
    variables.putAll(spaces);
    variables.put(ExpressionCompiler.STRENGTH, strength);
    Map<String, Boolean> named = new HashMap<>();
    predicates.forEach((name, formula) -> named.put(name, formula.holds(facts)));
    variables.put(ExpressionCompiler.PREDICATE, named);
    for (Attribute attribute : Attribute.values()) {
      variables.put(attribute.key(), facts.attribute(attribute));
    }
    return variables;
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** The signals that it looks at. */
  public SortedSet<String> signals() {
    return new TreeSet<>(signals);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
