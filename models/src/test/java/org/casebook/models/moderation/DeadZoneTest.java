package org.casebook.models.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The bias moves for starving and for swamped experts and leaves uneven loads alone. */
class DeadZoneTest {
  @Test
  void unevenLoadsAreLeftAlone() {
    DeadZone zone = new DeadZone(4);
    zone.update(new int[] {50, 25, 15, 11});
    assertThat(zone.bias()).containsOnly(0);
  }

  @Test
  void starvingExpertsAreHelpedAndSwampedOnesHeldBack() {
    DeadZone zone = new DeadZone(4);
    zone.update(new int[] {70, 9, 20, 1});
    assertThat(zone.bias()).containsExactly(-1e-3f, 1e-3f, 0, 1e-3f);
  }

  @Test
  void biasDecidesTheChoiceAndTiesGoToTheFirst() {
    DeadZone zone = new DeadZone(new float[] {0, 0, 0.2f});
    assertThat(zone.choose(new float[] {9, 0.5f, 0.3f, 0.2f}, 1)).containsExactly(0, 2);
    assertThat(new DeadZone(3).choose(new float[] {0.3f, 0.3f, 0.3f}, 0)).containsExactly(0, 1);
  }
}
