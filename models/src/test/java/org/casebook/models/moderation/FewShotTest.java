package org.casebook.models.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FewShotTest {
  private static final double[] EAST = {2, 0, 0};
  private static final double[] WEST = {-3, 0, 0};
  private static final double[] NORTH = {0, 1, 0};

  private static final FewShot LEARNT =
      new FewShot(
          List.of(new FewShot.Labelled(EAST, 0, true), new FewShot.Labelled(WEST, 0, false)), 1);

  /** Kernel of the two, with bias and ridge: 3 on the diagonal, 0 beside it; residuals 2 and -2. */
  @Test
  void followsTheClosedForm() {
    assertThat(LEARNT.logit(EAST, 0)).isCloseTo(4.0 / 3, within(1e-9));
    assertThat(LEARNT.logit(WEST, 0.5)).isCloseTo(0.5 - 4.0 / 3, within(1e-9));
    assertThat(LEARNT.logit(NORTH, 0.7)).isCloseTo(0.7, within(1e-9));
  }

  @Test
  void isSurerNearWhatWasLabelled() {
    assertThat(LEARNT.variance(EAST)).isLessThan(LEARNT.variance(NORTH));
    assertThat(new FewShot(List.of(), 1).variance(EAST)).isEqualTo(2);
    assertThat(new FewShot(List.of(), 1).logit(EAST, 0.3)).isEqualTo(0.3);
  }
}
