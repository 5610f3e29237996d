package org.casebook.runtime.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.casebook.runtime.rule.ExpressionCompiler.Checked;
import org.casebook.runtime.rule.ExpressionCompiler.Fault;
import org.junit.jupiter.api.Test;

class ExpressionCompilerTest {
  private static final TreeSet<String> VOCABULARY =
      new TreeSet<>(List.of("cue.slur", "cue.threat", "frame.news", "harm.hate"));
  private static final ExpressionCompiler COMPILER =
      new ExpressionCompiler(VOCABULARY, new TreeSet<>(List.of("serious")));
  private static final Map<String, Formula> SERIOUS =
      Map.of("serious", new Formula.AtLeast("harm.hate", 0.8));

  @Test
  void whatHasTheFormOfAFormulaBecomesOne() {
    assertThat(
            formula(
                    "is.serious && (cue.slur || cue.threat) && !frame.news && 0.3 <= strength['cue.slur']")
                .text())
        .isEqualTo(
            "is.serious and (cue.slur or cue.threat) and not frame.news and cue.slur >= 0.3");
    assertThat(formula("surface in ['post', 'comment'] && country != 'DE'").text())
        .isEqualTo("surface is one of post, comment and not country is DE");
  }

  @Test
  void whatIsMoreThanAFormulaRunsAsItIs() {
    Formula several = formula("strength.exists(s, s.startsWith('cue.') && strength[s] > 0.5)");
    assertThat(several).isInstanceOf(Formula.Opaque.class);
    assertThat(several.holds(new Known("cue.slur", 0.6))).isTrue();
    assertThat(several.holds(new Known("cue.slur", 0.4))).isFalse();
    assertThat(several.signals()).isEqualTo(VOCABULARY);
  }

  @Test
  void everyFaultIsPlaced() {
    assertThat(faults("cue.slurr && cue.threat"))
        .extracting(Fault::column, Fault::message)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "unknown signal 'cue.slurr'"));
    assertThat(faults("cue.slur && is.seriuos"))
        .extracting(Fault::column, Fault::message)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(13, "unknown predicate 'is.seriuos'"));
    assertThat(faults("cue.slur && clue.threat"))
        .extracting(Fault::column, Fault::message)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(13, "unknown name 'clue'"));
    assertThat(faults("cue.slur && strength['cue.slur']")).hasSize(1);
    assertThat(faults("cue.slur &&")).isNotEmpty();
    assertThat(faults("strength['cue.sulr'] > 0.5").get(0).column()).isEqualTo(10);
  }

  @Provide
  Arbitrary<String> expressions() {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "cue.slur",
            "cue.threat",
            "frame.news",
            "is.serious",
            "true",
            "strength['harm.hate'] >= 0.5",
            "strength['cue.slur'] < 0.25",
            "0.75 > strength['harm.hate']",
            "strength['cue.threat'] <= 0.5",
            "surface == 'post'",
            "country in ['DE', 'FR']");
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, inner.map(e -> "!(" + e + ")")),
                net.jqwik.api.Tuple.of(
                    4, inner.flatMap(a -> leaf.map(b -> "(" + a + " && " + b + ")"))),
                net.jqwik.api.Tuple.of(
                    4, inner.flatMap(a -> leaf.map(b -> "(" + b + " || " + a + ")")))),
        0,
        5);
  }

  @Property(tries = 300)
  void aFormulaSaysWhatTheLibrarySays(
      @ForAll("expressions") String text, @ForAll("facts") Known facts) {
    Checked checked = COMPILER.check(text);
    Formula formula = COMPILER.formula(checked.source().orElseThrow(), SERIOUS);
    assertThat(formula).isNotInstanceOf(Formula.Opaque.class);
    assertThat(formula.holds(facts))
        .isEqualTo(COMPILER.expression(checked.source().get(), SERIOUS).holds(facts));
    assertThat(formula.truth(facts)).isEqualTo(Truth.of(formula.holds(facts)));
  }

  @Provide
  Arbitrary<Known> facts() {
    Arbitrary<Map<String, Double>> strengths =
        Arbitraries.maps(
            Arbitraries.of(VOCABULARY), Arbitraries.of(0.0, 0.25, 0.5, 0.75, 0.8, 1.0));
    return strengths.flatMap(
        s ->
            Arbitraries.of("post", "listing", "")
                .flatMap(
                    surface ->
                        Arbitraries.of("DE", "US", "").map(land -> new Known(s, surface, land))));
  }

  private static Formula formula(String text) {
    Checked checked = COMPILER.check(text);
    assertThat(checked.faults()).isEmpty();
    return COMPILER.formula(checked.source().orElseThrow(), SERIOUS);
  }

  private static List<Fault> faults(String text) {
    return COMPILER.check(text).faults();
  }

  /** A signal is established from half its strength on. */
  record Known(Map<String, Double> strengths, String surface, String country) implements Facts {
    Known(String signal, double strength) {
      this(Map.of(signal, strength), "", "");
    }

    @Override
    public boolean established(String signal) {
      return strength(signal) >= 0.5;
    }

    @Override
    public double strength(String signal) {
      return strengths.getOrDefault(signal, 0.0);
    }

    @Override
    public boolean open(String signal) {
      return false;
    }

    @Override
    public String attribute(Attribute attribute) {
      return attribute == Attribute.SURFACE ? surface : country;
    }
  }
}
