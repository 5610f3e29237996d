package org.casebook.models.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private static final Routing EVEN = new Routing(4, List.of(Set.of(0, 1), Set.of(2, 3)));
  private static final Routing LOPSIDED = new Routing(4, List.of(Set.of(0, 1), Set.of(0, 1)));

  @Test
  void loads() {
    assertThat(EVEN.loads()).containsExactly(0.25, 0.25, 0.25, 0.25);
    assertThat(EVEN.effective()).isCloseTo(4, within(1e-9));
    assertThat(EVEN.variation()).isCloseTo(0, within(1e-9));
    assertThat(EVEN.dead()).isZero();
    assertThat(LOPSIDED.effective()).isCloseTo(2, within(1e-9));
    assertThat(LOPSIDED.variation()).isCloseTo(1, within(1e-9));
    assertThat(LOPSIDED.dead()).isEqualTo(2);
  }

  @Test
  void likenessIsTheMeanJaccardIndex() {
    assertThat(EVEN.likeness(EVEN)).isEqualTo(1);
    assertThat(EVEN.likeness(LOPSIDED)).isEqualTo(0.5);
    assertThat(EVEN.likeness(new Routing(4, List.of(Set.of(0, 2), Set.of(2, 3)))))
        .isCloseTo((1.0 / 3 + 1) / 2, within(1e-9));
  }

  @Test
  void specialisationIsOneWhereTheExpertTellsTheClass() {
    assertThat(EVEN.specialisation(List.of(0, 1))).isCloseTo(1, within(1e-9));
    assertThat(LOPSIDED.specialisation(List.of(0, 1))).isCloseTo(0, within(1e-9));
  }
}
