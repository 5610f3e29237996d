package org.casebook.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Calibration recovers the line that made the labels. */
class PlattCalibrationTest {
  @Test
  void findsTheLineBehindSimulatedLabels() {
    Random random = new Random(5);
    List<PlattCalibration.Point> points = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double logit = 3 * random.nextGaussian();
      double truth = 1 / (1 + Math.exp(-(0.5 * logit - 1)));
      points.add(new PlattCalibration.Point(logit, random.nextDouble() < truth, 1));
    }
    PlattCalibration line = PlattCalibration.fit(points);
    assertThat(line.slope()).isCloseTo(0.5, within(0.03));
    assertThat(line.intercept()).isCloseTo(-1, within(0.07));
  }

  @Test
  void oneClassLeavesTheLogitAlone() {
    assertThat(PlattCalibration.fit(List.of(new PlattCalibration.Point(2, true, 1))))
        .isEqualTo(new PlattCalibration(1, 0));
  }

  @Test
  void separableLabelsStayFinite() {
    PlattCalibration line =
        PlattCalibration.fit(
            List.of(
                new PlattCalibration.Point(-1, false, 1), new PlattCalibration.Point(1, true, 1)));
    assertThat(line.slope()).isPositive().isFinite();
  }
}
