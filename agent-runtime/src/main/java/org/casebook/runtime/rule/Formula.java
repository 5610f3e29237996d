package org.casebook.runtime.rule;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.casebook.runtime.rule.Facts.Attribute;

/**
 * A condition on a case. Immutable and equal by content: two clauses with equal formulas ask for
 * the same thing.
 */
public sealed interface Formula {
  /** Whether it holds; a signal that is not established counts as absent. */
  boolean holds(Facts facts);

  /** Whether it holds, fails, or depends on signals that something could still establish. */
  Truth truth(Facts facts);

  /** As people read it, in the words of the rule language. */
  String text();

  /** The formulas that it is made of, in order. */
  default List<Formula> parts() {
    return List.of();
  }

  /** All signals that it looks at. */
  default SortedSet<String> signals() {
    SortedSet<String> signals = new TreeSet<>();
    parts().forEach(part -> signals.addAll(part.signals()));
    return signals;
  }

  /** Signals whose presence can make it hold: those that it looks at other than under a "not". */
  default SortedSet<String> supporting() {
    SortedSet<String> signals = new TreeSet<>();
    parts().forEach(part -> signals.addAll(part.supporting()));
    return signals;
  }

  /** A signal is established. */
  record Established(String signal) implements Formula {
    @Override
    public boolean holds(Facts facts) {
      return facts.established(signal);
    }

    @Override
    public Truth truth(Facts facts) {
      return holds(facts) ? Truth.TRUE : facts.open(signal) ? Truth.OPEN : Truth.FALSE;
    }

    @Override
    public String text() {
      return signal;
    }

    @Override
    public SortedSet<String> signals() {
      return new TreeSet<>(List.of(signal));
    }

    @Override
    public SortedSet<String> supporting() {
      return signals();
    }
  }

  /**
   * The strength of a signal reaches a bound; for {@code harm.*} that is the belief.
   *
   * @param bound in (0,1]
   */
  record AtLeast(String signal, double bound) implements Formula {
    @Override
    public boolean holds(Facts facts) {
      return facts.strength(signal) >= bound;
    }

    @Override
    public Truth truth(Facts facts) {
      return holds(facts) ? Truth.TRUE : facts.open(signal) ? Truth.OPEN : Truth.FALSE;
    }

    @Override
    public String text() {
      return signal + " >= " + number(bound);
    }

    @Override
    public SortedSet<String> signals() {
      return new TreeSet<>(List.of(signal));
    }

    @Override
    public SortedSet<String> supporting() {
      return signals();
    }
  }

  /** An attribute of the case has one of these values. */
  record OneOf(Attribute attribute, List<String> values) implements Formula {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean holds(Facts facts) {
      return values.contains(facts.attribute(attribute));
    }

    @Override
    public Truth truth(Facts facts) {
      return Truth.of(holds(facts));
    }

    @Override
    public String text() {
      return values.size() == 1
          ? attribute.key() + " is " + values.get(0)
          : attribute.key() + " is one of " + String.join(", ", values);
    }
  }

  /** The contrary. What an open part settles is open here too. */
  record Not(Formula body) implements Formula {
    @Override
    public boolean holds(Facts facts) {
      return !body.holds(facts);
    }

    @Override
    public Truth truth(Facts facts) {
      return body.truth(facts).not();
    }

    @Override
    public String text() {
      boolean compound = body instanceof All || body instanceof Any;
      return compound ? "not (" + body.text() + ")" : "not " + body.text();
    }

    @Override
    public List<Formula> parts() {
      return List.of(body);
    }

    @Override
    public SortedSet<String> supporting() {
      return body instanceof Not twice ? twice.body().supporting() : new TreeSet<>();
    }
  }

  /** All hold; with no parts it always holds. */
  record All(List<Formula> parts) implements Formula {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Facts facts) {
      for (Formula part : parts) {
        if (!part.holds(facts)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Truth truth(Facts facts) {
      return parts.stream().map(part -> part.truth(facts)).reduce(Truth.TRUE, Truth::least);
    }

    @Override
    public String text() {
      return parts.stream()
          .map(part -> part instanceof Any ? "(" + part.text() + ")" : part.text())
          .collect(Collectors.joining(" and "));
    }
  }

  /** At least one holds; with no parts it never holds. */
  record Any(List<Formula> parts) implements Formula {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Facts facts) {
      for (Formula part : parts) {
        if (part.holds(facts)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Truth truth(Facts facts) {
      return parts.stream().map(part -> part.truth(facts)).reduce(Truth.FALSE, Truth::greatest);
    }

    @Override
    public String text() {
      return parts.stream()
          .map(part -> part instanceof All ? "(" + part.text() + ")" : part.text())
          .collect(Collectors.joining(" or "));
    }
  }

  /** A predicate of the policy by its name. */
  record Named(String name, Formula body) implements Formula {
    @Override
    public boolean holds(Facts facts) {
      return body.holds(facts);
    }

    @Override
    public Truth truth(Facts facts) {
      return body.truth(facts);
    }

    @Override
    public String text() {
      return name;
    }

    @Override
    public List<Formula> parts() {
      return List.of(body);
    }
  }

  /** An expression that is more than a formula: evaluated as a whole by the library. */
  record Opaque(Expression expression) implements Formula {
    @Override
    public boolean holds(Facts facts) {
      return expression.holds(facts);
    }

    /** Open while any signal that it looks at is, since nobody can say which of them matter. */
    @Override
    public Truth truth(Facts facts) {
      return expression.signals().stream().anyMatch(facts::open)
          ? Truth.OPEN
          : Truth.of(holds(facts));
    }

    @Override
    public String text() {
      return expression.text();
    }

    @Override
    public SortedSet<String> signals() {
      return expression.signals();
    }

    @Override
    public SortedSet<String> supporting() {
      return expression.signals();
    }
  }

  /** A bound as people write it. */
  private static String number(double bound) {
    String text = String.format(Locale.ROOT, "%.4f", bound).replaceFirst("0+$", "");
    return text.endsWith(".") ? text + "0" : text;
  }
}
