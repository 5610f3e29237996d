package org.casebook.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectiveThresholdsTest {
  private static final double ALPHA = 0.05;
  private static final double DELTA = 0.1;

  /** Rows whose probabilities are right. */
  private static List<Scored> calibrated(int n, long seed) {
    Random random = new Random(seed);
    List<Scored> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double p = 1 / (1 + Math.exp(-3 * random.nextGaussian()));
      rows.add(new Scored(p, random.nextDouble() < p));
    }
    return rows;
  }

  @Test
  void tailsAreThoseOfTheTables() {
    assertThat(Binomial.atMost(0, 114, 0.02)).isCloseTo(Math.pow(0.98, 114), within(1e-12));
    assertThat(Binomial.atMost(2, 10, 0.3)).isCloseTo(0.3827828, within(1e-6));
    assertThat(Binomial.leastRows(0.02, 0.1)).isEqualTo(114);
  }

  @Test
  void theGuaranteeIsBrokenNoMoreOftenThanPromised() {
    int broken = 0;
    for (int draw = 0; draw < 200; draw++) {
      SelectiveThresholds thresholds =
          SelectiveThresholds.certify(calibrated(600, draw), ALPHA, DELTA);
      broken += thresholds.on(calibrated(40_000, 10_000 + draw)).allowError() > ALPHA ? 1 : 0;
    }

    assertThat(broken / 200.0).isLessThanOrEqualTo(GuaranteeTrial.tolerated(DELTA, 200));
  }

  @Test
  void moreRowsLeaveLessToPeople() {
    double few =
        SelectiveThresholds.certify(calibrated(200, 1), ALPHA, DELTA)
            .on(calibrated(5000, 2))
            .coverage();
    double many =
        SelectiveThresholds.certify(calibrated(20_000, 1), ALPHA, DELTA)
            .on(calibrated(5000, 2))
            .coverage();

    assertThat(many).isGreaterThan(few);
    assertThat(many).isGreaterThan(0.5);
  }

  @Test
  void scoresThatSayNothingCertifyNothing() {
    Random random = new Random(3);
    List<Scored> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rows.add(new Scored(random.nextDouble(), random.nextBoolean()));
    }

    assertThat(SelectiveThresholds.certify(rows, ALPHA, DELTA)).isEqualTo(SelectiveThresholds.NONE);
  }

  @Test
  void tooFewRowsCertifyNothing() {
    List<Scored> rows = List.of(new Scored(0.001, false), new Scored(0.999, true));

    assertThat(SelectiveThresholds.certify(rows, ALPHA, DELTA)).isEqualTo(SelectiveThresholds.NONE);
  }
}
