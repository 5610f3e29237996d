package org.casebook.runtime.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.casebook.runtime.rule.Formula.All;
import org.casebook.runtime.rule.Formula.Any;
import org.casebook.runtime.rule.Formula.AtLeast;
import org.casebook.runtime.rule.Formula.Established;
import org.casebook.runtime.rule.Formula.Not;
import org.junit.jupiter.api.Test;

class SatisfiabilityTest {
  private static final List<String> SIGNALS = List.of("a.a", "a.b", "a.c");
  private static final double[] STRENGTHS = {0, 0.4, 0.9};

  @Test
  void boundsAreReadAsRanges() {
    Formula high = new AtLeast("harm.hate", 0.9);
    Formula low = new Not(new AtLeast("harm.hate", 0.5));
    assertThat(Satisfiability.possible(new All(List.of(high, low)))).contains(false);
    assertThat(Satisfiability.implies(high, new AtLeast("harm.hate", 0.5))).contains(true);
    assertThat(Satisfiability.implies(new AtLeast("harm.hate", 0.5), high)).contains(false);
  }

  @Test
  void whatGrowsTooLargeIsNotAnswered() {
    List<Formula> parts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      parts.add(new Any(List.of(new Established("a.x" + i), new Established("a.y" + i))));
    }
    assertThat(Satisfiability.possible(new All(parts))).isEmpty();
  }

  @Provide
  Arbitrary<Formula> formulas() {
    Arbitrary<Formula> leaf =
        Arbitraries.of(SIGNALS)
            .flatMap(
                s -> Arbitraries.of(new Established(s), new AtLeast(s, 0.3), new AtLeast(s, 0.8)));
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Arbitraries.oneOf(
                inner.map(Not::new),
                inner.list().ofMaxSize(3).map(All::new),
                inner.list().ofMaxSize(3).map(Any::new)),
        0,
        3);
  }

  @Property(tries = 400)
  void agreesWithTryingEverything(
      @ForAll("formulas") Formula one, @ForAll("formulas") Formula two) {
    boolean possible = false;
    boolean implied = true;
    for (int code = 0; code < 216; code++) {
      Facts facts = facts(code);
      possible |= one.holds(facts);
      implied &= !one.holds(facts) || two.holds(facts);
    }
    assertThat(Satisfiability.possible(one)).contains(possible);
    assertThat(Satisfiability.implies(one, two)).contains(implied);
  }

  /** Presence and strength of each signal are independent: six states for each. */
  private static Facts facts(int code) {
    Map<String, Integer> state = new HashMap<>();
    int rest = code;
    for (String signal : SIGNALS) {
      state.put(signal, rest % 6);
      rest /= 6;
    }
    return new Facts() {
      @Override
      public boolean established(String signal) {
        return state.getOrDefault(signal, 0) >= 3;
      }

      @Override
      public double strength(String signal) {
        return STRENGTHS[state.getOrDefault(signal, 0) % 3];
      }

      @Override
      public boolean open(String signal) {
        return false;
      }

      @Override
      public String attribute(Attribute attribute) {
        return "";
      }
    };
  }
}
