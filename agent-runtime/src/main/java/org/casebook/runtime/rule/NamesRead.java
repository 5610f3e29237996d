package org.casebook.runtime.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.casebook.runtime.rule.ExpressionCompiler.Fault;
import org.casebook.runtime.rule.Facts.Attribute;

/** The signals and predicates that an expression names, and the names that do not exist. */
final class NamesRead {
  private final SortedSet<String> vocabulary;
  private final SortedSet<String> known;
  private final CelSource source;
  private final SortedSet<String> signals = new TreeSet<>();
  private final SortedSet<String> predicates = new TreeSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private NamesRead(SortedSet<String> vocabulary, SortedSet<String> known, CelSource source) {
    this.vocabulary = vocabulary;
    this.known = known;
    this.source = source;
  }

  static NamesRead of(
      CelAbstractSyntaxTree tree, SortedSet<String> vocabulary, SortedSet<String> predicates) {
    NamesRead names = new NamesRead(vocabulary, predicates, tree.getSource());
    names.visit(tree.getExpr());
    return names;
  }

  SortedSet<String> signals() {
    return signals;
  }

  SortedSet<String> predicates() {
    return predicates;
  }

  List<Fault> faults() {
    return faults;
  }

  private void visit(CelExpr node) {
    switch (node.getKind()) {
      case SELECT -> {
        CelExpr operand = node.select().operand();
        if (operand.getKind() == CelExpr.ExprKind.Kind.IDENT) {
          named(node, operand.ident().name(), node.select().field());
        } else {
          visit(operand);
        }
      }
      case CALL -> {
        if (indexed(node)) {
          signal(node.call().args().get(1), node.call().args().get(1).constant().stringValue());
        } else {
          node.call().target().ifPresent(this::visit);
          node.call().args().forEach(this::visit);
        }
      }
      case IDENT -> whole(node.ident().name());
      case LIST -> node.list().elements().forEach(this::visit);
      case MAP ->
          node.map()
              .entries()
              .forEach(
                  entry -> {
                    visit(entry.key());
                    visit(entry.value());
                  });
      case COMPREHENSION -> {
        visit(node.comprehension().iterRange());
        visit(node.comprehension().accuInit());
        visit(node.comprehension().loopCondition());
        visit(node.comprehension().loopStep());
        visit(node.comprehension().result());
      }
      default -> {}
    }
  }

  /** {@code strength['cue.slur']}. */
  static boolean indexed(CelExpr node) {
    return node.getKind() == CelExpr.ExprKind.Kind.CALL
        && node.call().function().equals("_[_]")
        && node.call().args().get(0).getKind() == CelExpr.ExprKind.Kind.IDENT
        && node.call().args().get(0).ident().name().equals(ExpressionCompiler.STRENGTH)
        && node.call().args().get(1).getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && node.call().args().get(1).constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private void named(CelExpr node, String family, String field) {
    if (family.equals(ExpressionCompiler.PREDICATE)) {
      if (known.contains(field)) {
        predicates.add(field);
      } else {
        fault(node, "unknown predicate 'is." + field + "'", "is." + field, family(known));
      }
    } else if (!family.equals(ExpressionCompiler.STRENGTH)) {
      signal(node, family + "." + field);
    }
  }

  private static SortedSet<String> family(SortedSet<String> names) {
    return new TreeSet<>(names.stream().map(name -> "is." + name).toList());
  }

  private void signal(CelExpr node, String name) {
    if (vocabulary.contains(name)) {
      signals.add(name);
    } else {
      fault(node, "unknown signal '" + name + "'", name, vocabulary);
    }
  }

  /** A map that is used as a whole reads all that is in it. */
  private void whole(String variable) {
    if (variable.equals(ExpressionCompiler.STRENGTH)) {
      signals.addAll(vocabulary);
    } else if (variable.equals(ExpressionCompiler.PREDICATE)) {
      predicates.addAll(known);
    } else {
      for (Attribute attribute : Attribute.values()) {
        if (attribute.key().equals(variable)) {
          return;
        }
      }
      vocabulary.stream()
          .filter(signal -> signal.startsWith(variable + "."))
          .forEach(signal -> signals.add(signal));
    }
  }

  private void fault(CelExpr node, String message, String word, SortedSet<String> candidates) {
    int offset = source.getPositionsMap().getOrDefault(node.id(), 0);
    // A selection is placed at its full stop; a reader looks for the start of the name.
    boolean selection = node.getKind() == CelExpr.ExprKind.Kind.SELECT;
    int start = selection ? Math.max(0, offset - word.indexOf('.')) : offset;
    source
        .getOffsetLocation(start)
        .ifPresent(
            at ->
                faults.add(new Fault(at.getLine(), at.getColumn() + 1, message, word, candidates)));
  }
}
