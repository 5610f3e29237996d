package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.inference.SmallestRectangle.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallestRectangleTest {
  @ParameterizedTest
  @ValueSource(ints = {-40, -15, 0, 5, 20, 44})
  void findsATurnedLine(int degrees) {
    double angle = Math.toRadians(degrees);
    List<Point> points = new ArrayList<>();
    for (int u = -100; u <= 100; u++) {
      for (int v = -10; v <= 10; v++) {
        double x = 200 + u * Math.cos(angle) - v * Math.sin(angle);
        double y = 200 + u * Math.sin(angle) + v * Math.cos(angle);
        points.add(new Point((int) Math.round(x), (int) Math.round(y)));
      }
    }
    TextRegion region = SmallestRectangle.around(points, 0.9);
    assertThat(region.width()).isCloseTo(201, within(3.0));
    assertThat(region.height()).isCloseTo(21, within(3.0));
    assertThat(region.angle()).isCloseTo(angle, within(0.02));
    assertThat(region.centreX()).isCloseTo(200.5, within(1.5));
    assertThat(region.centreY()).isCloseTo(200.5, within(1.5));
  }

  @Test
  void aSinglePixelIsARectangle() {
    TextRegion region = SmallestRectangle.around(List.of(new Point(3, 4)), 1);
    assertThat(region.width()).isEqualTo(1);
    assertThat(region.height()).isEqualTo(1);
    assertThat(region.angle()).isZero();
  }

  @Test
  void pixelsInARowAreARectangle() {
    TextRegion region =
        SmallestRectangle.around(List.of(new Point(1, 1), new Point(2, 1), new Point(9, 1)), 1);
    assertThat(region.width()).isEqualTo(9);
    assertThat(region.height()).isEqualTo(1);
  }
}
