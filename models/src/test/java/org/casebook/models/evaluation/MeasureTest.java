package org.casebook.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Measures against numbers worked out by hand. */
class MeasureTest {
  private static final List<Scored> ROWS =
      List.of(
          new Scored(0.9, true),
          new Scored(0.8, false),
          new Scored(0.7, true),
          new Scored(0.6, false),
          new Scored(0.5, false));

  @Test
  void ranking() {
    assertThat(Measure.averagePrecision(ROWS)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
    assertThat(Measure.auroc(ROWS)).isCloseTo(5 / 6.0, within(1e-12));
  }

  @Test
  void tiesDoNotDependOnTheirOrder() {
    List<Scored> tied = List.of(new Scored(1, true), new Scored(1, false), new Scored(1, false));
    assertThat(Measure.averagePrecision(tied)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(Measure.auroc(tied)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void decisions() {
    assertThat(Measure.f1(ROWS, 0.7)).isCloseTo(0.8, within(1e-12));
    assertThat(Measure.macroF1(ROWS, 0.7)).isCloseTo(0.8, within(1e-12));
    assertThat(Measure.accuracy(ROWS, 0.7)).isCloseTo(0.8, within(1e-12));
    assertThat(Measure.flagged(ROWS, 0.7)).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void theBestThresholdLiesBetweenTwoScores() {
    assertThat(Thresholds.bestF1(ROWS)).isCloseTo(0.65, within(1e-12));
    assertThat(Thresholds.bestMacroF1(ROWS)).isCloseTo(0.65, within(1e-12));
    assertThat(Measure.bestF1(ROWS)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void calibrationErrorIsSmallWhenProbabilitiesAreTrueAndLargeWhenTheyAreNot() {
    Random random = new Random(2);
    List<Scored> honest = new ArrayList<>();
    List<Scored> boastful = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double p = random.nextDouble();
      boolean truth = random.nextDouble() < p;
      honest.add(new Scored(p, truth));
      boastful.add(new Scored(p < 0.5 ? 0.01 : 0.99, truth));
    }
    assertThat(Measure.calibrationError(honest)).isLessThan(0.02);
    assertThat(Measure.calibrationError(boastful)).isBetween(0.2, 0.3);
  }

  @Test
  void anIntervalHoldsTheValueAndIsTheSameEachTime() {
    List<Scored> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.addAll(ROWS);
    }
    List<Double> interval = Bootstrap.interval(many, Measure::auroc, 9);
    assertThat(interval).isEqualTo(Bootstrap.interval(many, Measure::auroc, 9)).hasSize(2);
    assertThat(Measure.auroc(many)).isBetween(interval.get(0), interval.get(1));
    assertThat(Bootstrap.interval(List.of(new Scored(1, true)), Measure::auroc, 9)).isEmpty();
  }
}
