package org.casebook.runtime.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.rule.Facts.Attribute;

/**
 * Compiles expressions in the Common Expression Language (github.com/google/cel-spec), the language
 * in which named predicates are written.
 *
 * <p>Its variables: each family of signals is a map from the rest of the name to whether it is
 * established, so that {@code cue.slur} reads as a writer expects; {@code strength} maps each
 * signal's full name to its strength in [0,1], for {@code harm.*} the belief; {@code is} holds the
 * other predicates of the policy; {@code surface} and {@code country} are texts.
 */
public final class ExpressionCompiler {
  /** The map of strengths. */
  static final String STRENGTH = "strength";

  /** The family of named predicates. */
  public static final String PREDICATE = "is";

  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern OVERLOAD =
      Pattern.compile("found no matching overload for '_?([^'_]+)_?' applied to '\\((.*?)\\)'.*");

  private final SortedSet<String> vocabulary;
  private final SortedSet<String> predicates;
  private final CelCompiler compiler;
  private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();

  /**
   * @param vocabulary all signals, each as {@code family.name}
   * @param predicates the policy's predicates without their family
   */
  public ExpressionCompiler(SortedSet<String> vocabulary, SortedSet<String> predicates) {
    this.vocabulary = new TreeSet<>(vocabulary);
    this.predicates = new TreeSet<>(predicates);
    MapType flags = MapType.create(SimpleType.STRING, SimpleType.BOOL);
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar(STRENGTH, MapType.create(SimpleType.STRING, SimpleType.DOUBLE))
            .addVar(PREDICATE, flags)
            .setResultType(SimpleType.BOOL);
    for (String family : new TreeSet<>(vocabulary.stream().map(s -> head(s)).toList())) {
      builder.addVar(family, flags);
    }
    for (Attribute attribute : Attribute.values()) {
      builder.addVar(attribute.key(), SimpleType.STRING);
    }
    compiler = builder.build();
  }

  private static String head(String signal) {
    return signal.substring(0, signal.indexOf('.'));
  }

  /**
   * Either a checked expression or all that is wrong with it.
   *
   * @param reads names of predicates that it reads, without their family
   */
  public record Checked(Optional<Source> source, SortedSet<String> reads, List<Fault> faults) {}

  /** A checked expression that {@link #formula} turns into a formula. */
  public static final class Source {
    private final String text;
    private final CelAbstractSyntaxTree tree;

    private Source(String text, CelAbstractSyntaxTree tree) {
      this.text = text;
      this.tree = tree;
    }
  }

  /**
   * Something wrong in an expression.
   *
   * @param line from 1, within the expression
   * @param column from 1, in code points
   * @param word the unknown name, or empty text when the fault is another one
   * @param known what could stand in place of the word
   */
  public record Fault(int line, int column, String message, String word, SortedSet<String> known) {}

  /** Parses and type-checks an expression; never throws for what a writer can write. */
  public Checked check(String text) {
    CelValidationResult result = compiler.compile(text, "predicate");
    if (result.hasError()) {
      List<Fault> faults = new ArrayList<>();
      for (CelIssue issue : result.getErrors()) {
        faults.add(fault(issue));
      }
      return new Checked(Optional.empty(), new TreeSet<>(), faults);
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      NamesRead names = NamesRead.of(tree, vocabulary, predicates);
      return new Checked(
          names.faults().isEmpty() ? Optional.of(new Source(text, tree)) : Optional.empty(),
          names.predicates(),
          names.faults());
    } catch (CelValidationException impossible) {
      throw new IllegalStateException("a result without errors has no tree", impossible);
    }
  }

  private Fault fault(CelIssue issue) {
    String message =
        OVERLOAD
            .matcher(issue.getMessage().replaceFirst("(?s)\\n.*", ""))
            .replaceFirst("'$1' does not apply to $2");
    TreeSet<String> variables = new TreeSet<>(List.of(STRENGTH, PREDICATE));
    vocabulary.forEach(signal -> variables.add(head(signal)));
    for (Attribute attribute : Attribute.values()) {
      variables.add(attribute.key());
    }
    Matcher undeclared = UNDECLARED.matcher(message);
    boolean unknown = undeclared.matches();
    return new Fault(
        Math.max(1, issue.getSourceLocation().getLine()),
        Math.max(0, issue.getSourceLocation().getColumn()) + 1,
        unknown ? "unknown name '" + undeclared.group(1) + "'" : message,
        unknown ? undeclared.group(1) : "",
        unknown ? variables : new TreeSet<>());
  }

  /**
   * The formula that an expression says; what has no such form is kept as the library's program.
   *
   * @param known formulas of all predicates that it reads, by name without family
   */
  public Formula formula(Source source, Map<String, Formula> known) {
    return new Lowering(known)
        .formula(source.tree.getExpr())
        .orElseGet(() -> new Formula.Opaque(expression(source, known)));
  }

  /** The same expression as the library runs it, whatever its form; the oracle of the formulas. */
  Expression expression(Source source, Map<String, Formula> known) {
    NamesRead names = NamesRead.of(source.tree, vocabulary, predicates);
    SortedSet<String> signals = names.signals();
    Map<String, Formula> read = new TreeMap<>();
    for (String name : names.predicates()) {
      Formula formula = known.get(name);
      if (formula == null) {
        throw new IllegalArgumentException("the predicate '" + name + "' has no formula yet");
      }
      read.put(name, formula);
      signals.addAll(formula.signals());
    }
    try {
      return new Expression(
          source.text, signals, vocabulary, read, runtime.createProgram(source.tree));
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("a checked expression can not be planned", e);
    }
  }
}
