package org.casebook.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final List<Scored> FOUR =
      List.of(
          new Scored(0.9, true),
          new Scored(0.8, false),
          new Scored(0.3, false),
          new Scored(0.1, false));

  @Test
  void brierAndLogLossAreThoseOfTheirFormulas() {
    assertThat(Calibration.brier(FOUR)).isCloseTo((0.01 + 0.64 + 0.09 + 0.01) / 4, within(1e-12));
    assertThat(Calibration.logLoss(FOUR))
        .isCloseTo(
            -(Math.log(0.9) + Math.log(0.2) + Math.log(0.7) + Math.log(0.9)) / 4, within(1e-12));
  }

  @Test
  void selectiveRiskTakesTheSurestFirst() {
    // by distance from one half: .9 and .1 are right, then .8 is wrong, then .3 is right
    assertThat(Calibration.selectiveRisk(FOUR))
        .isCloseTo((0 + 0 + 1 / 3.0 + 1 / 4.0) / 4, within(1e-9));
  }

  @Test
  void aPerfectModelIsInsideItsOwnBandAndAnOverconfidentOneIsNot() {
    Random random = new Random(5);
    List<Scored> right = new ArrayList<>();
    List<Scored> overconfident = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      double logit = 2 * random.nextGaussian();
      boolean truth = random.nextDouble() < 1 / (1 + Math.exp(-logit));
      right.add(new Scored(1 / (1 + Math.exp(-logit)), truth));
      overconfident.add(new Scored(1 / (1 + Math.exp(-3 * logit)), truth));
    }

    assertThat(Measure.calibrationError(right))
        .isLessThan(Calibration.perfectBand(right, 1, 200).get(1));
    assertThat(Measure.calibrationError(overconfident))
        .isGreaterThan(Calibration.perfectBand(overconfident, 1, 200).get(1));
  }

  @Test
  void aStreamThatMovedIsNoticed() {
    Random random = new Random(7);
    double[] before = random.doubles(5000).toArray();
    double[] same = random.doubles(5000).toArray();
    double[] moved = random.doubles(5000).map(Math::sqrt).toArray();

    assertThat(Calibration.stabilityIndex(before, same)).isLessThan(0.05);
    assertThat(Calibration.stabilityIndex(before, moved)).isGreaterThan(0.2);
  }
}
