package org.casebook.runtime.rule;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.casebook.runtime.rule.Facts.Attribute;

/**
 * Turns the tree of a checked expression into a formula where it has that shape: and, or, not,
 * signals, predicates, bounds on strengths, and attributes compared with texts. Everything else
 * gives nothing. Flattens "and" within "and" so that equal conditions compare equal.
 */
final class Lowering {
  private final Map<String, Formula> predicates;

  Lowering(Map<String, Formula> predicates) {
    this.predicates = predicates;
  }

  Optional<Formula> formula(CelExpr node) {
    return switch (node.getKind()) {
      case CONSTANT ->
          node.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
              ? Optional.of(
                  node.constant().booleanValue()
                      ? new Formula.All(List.of())
                      : new Formula.Any(List.of()))
              : Optional.empty();
      case SELECT -> selected(node);
      case CALL -> call(node.call().function(), node.call().args());
      default -> Optional.empty();
    };
  }

  private Optional<Formula> selected(CelExpr node) {
    CelExpr operand = node.select().operand();
    if (node.select().testOnly()
        || operand.getKind() != Kind.IDENT
        || operand.ident().name().equals(ExpressionCompiler.STRENGTH)) {
      return Optional.empty();
    }
    String family = operand.ident().name();
    String field = node.select().field();
    return family.equals(ExpressionCompiler.PREDICATE)
        ? Optional.ofNullable(predicates.get(field))
            .map(formula -> new Formula.Named(family + "." + field, formula))
        : Optional.of(new Formula.Established(family + "." + field));
  }

  private Optional<Formula> call(String function, List<CelExpr> args) {
    return switch (function) {
      case "!_" -> formula(args.get(0)).map(Formula.Not::new);
      case "_&&_" -> joined(function, args).map(Formula.All::new);
      case "_||_" -> joined(function, args).map(Formula.Any::new);
      case "_>=_", "_>_", "_<_", "_<=_" -> bound(function, args.get(0), args.get(1));
      case "_==_" -> attribute(args.get(0), args.get(1));
      case "_!=_" -> attribute(args.get(0), args.get(1)).map(Formula.Not::new);
      case "@in" -> member(args.get(0), args.get(1));
      default -> Optional.empty();
    };
  }

  private Optional<List<Formula>> joined(String function, List<CelExpr> args) {
    List<Formula> parts = new ArrayList<>();
    for (CelExpr arg : args) {
      if (arg.getKind() == Kind.CALL && arg.call().function().equals(function)) {
        Optional<List<Formula>> inner = joined(function, arg.call().args());
        if (inner.isEmpty()) {
          return Optional.empty();
        }
        parts.addAll(inner.get());
      } else {
        Optional<Formula> part = formula(arg);
        if (part.isEmpty()) {
          return Optional.empty();
        }
        parts.add(part.get());
      }
    }
    return Optional.of(parts);
  }

  private Optional<Formula> bound(String operator, CelExpr left, CelExpr right) {
    if (NamesRead.indexed(right)) {
      String mirrored = operator.replace('>', '!').replace('<', '>').replace('!', '<');
      return bound(mirrored, right, left);
    }
    OptionalDouble number = number(right);
    if (!NamesRead.indexed(left) || number.isEmpty()) {
      return Optional.empty();
    }
    String signal = left.call().args().get(1).constant().stringValue();
    double bound = number.getAsDouble();
    return Optional.of(
        switch (operator) {
          case "_>=_" -> new Formula.AtLeast(signal, bound);
          case "_>_" -> new Formula.AtLeast(signal, Math.nextUp(bound));
          case "_<_" -> new Formula.Not(new Formula.AtLeast(signal, bound));
          default -> new Formula.Not(new Formula.AtLeast(signal, Math.nextUp(bound)));
        });
  }

  private static OptionalDouble number(CelExpr node) {
    return node.getKind() == Kind.CONSTANT
            && node.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE
        ? OptionalDouble.of(node.constant().doubleValue())
        : OptionalDouble.empty();
  }

  private static Optional<Formula> attribute(CelExpr left, CelExpr right) {
    Optional<String> value = text(right);
    return value.isPresent()
        ? attribute(left).map(found -> new Formula.OneOf(found, List.of(value.get())))
        : text(left).flatMap(v -> attribute(right).map(f -> new Formula.OneOf(f, List.of(v))));
  }

  private static Optional<Formula> member(CelExpr left, CelExpr right) {
    if (right.getKind() != Kind.LIST) {
      return Optional.empty();
    }
    List<String> values =
        right.list().elements().stream().flatMap(node -> text(node).stream()).toList();
    return values.size() == right.list().elements().size()
        ? attribute(left).map(found -> new Formula.OneOf(found, values))
        : Optional.empty();
  }

  private static Optional<String> text(CelExpr node) {
    return node.getKind() == Kind.CONSTANT
            && node.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(node.constant().stringValue())
        : Optional.empty();
  }

  private static Optional<Attribute> attribute(CelExpr node) {
    if (node.getKind() == Kind.IDENT) {
      for (Attribute attribute : Attribute.values()) {
        if (attribute.key().equals(node.ident().name())) {
          return Optional.of(attribute);
        }
      }
    }
    return Optional.empty();
  }
}
