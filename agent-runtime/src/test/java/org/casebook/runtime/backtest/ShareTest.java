package org.casebook.runtime.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
  /** Figures from the worked example of Newcombe 1998, table I: 81 of 263. */
  @Test
  void theIntervalIsWilsons() {
    Share share = Share.of(81, 263);
    assertThat(share.ci().get(0)).isEqualTo(0.2553, within(0.0001));
    assertThat(share.ci().get(1)).isEqualTo(0.3662, within(0.0001));
  }

  @Test
  void nothingHasNoShare() {
    assertThat(Share.of(0, 0).value()).isEmpty();
    assertThat(Share.of(0, 5).ci().get(0)).isZero();
    assertThat(Share.of(5, 5).ci().get(1)).isEqualTo(1.0, within(1e-12));
  }
}
