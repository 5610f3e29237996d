package org.casebook.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PriorityTest {
  @Property(tries = 200)
  void growsWithHarmReachAndDoubt(
      @ForAll @IntRange(max = 2) int severity,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double p,
      @ForAll @IntRange(max = 1_000_000) int reports,
      @ForAll @DoubleRange(min = 0.1, max = 1) double confidence) {
    double priority = Priority.of(severity, false, p, reports, confidence);
    assertThat(priority).isPositive().isFinite();
    assertThat(Priority.of(severity + 1, false, p, reports, confidence)).isGreaterThan(priority);
    assertThat(Priority.of(severity, true, p, reports, confidence)).isGreaterThan(priority);
    assertThat(Priority.of(severity, false, p + 0.05, reports, confidence)).isGreaterThan(priority);
    assertThat(Priority.of(severity, false, p, reports + 1, confidence)).isGreaterThan(priority);
    assertThat(Priority.of(severity, false, p, reports, confidence - 0.05)).isGreaterThan(priority);
  }

  @Property(tries = 200)
  void nothingUnknownMakesItVanish(@ForAll double p, @ForAll double confidence) {
    assertThat(Priority.of(3, true, p, 0, confidence)).isNotNaN().isNotNegative();
  }
}
