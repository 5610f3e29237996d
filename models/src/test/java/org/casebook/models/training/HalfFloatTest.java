package org.casebook.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

/** Half precision as IEEE 754 has it. */
class HalfFloatTest {
  @Test
  void knownNumbers() {
    assertThat(HalfFloat.bits(1)).isEqualTo((short) 0x3C00);
    assertThat(HalfFloat.bits(-2)).isEqualTo((short) 0xC000);
    assertThat(HalfFloat.bits(65504)).isEqualTo((short) 0x7BFF);
    assertThat(HalfFloat.bits(1e9f)).isEqualTo((short) 0x7BFF);
    assertThat(HalfFloat.bits(0x1p-24f)).isEqualTo((short) 1);
    assertThat(HalfFloat.bits(0)).isZero();
  }

  @Property
  void theNearestHalfIsWithinHalfAStep(@ForAll @FloatRange(min = -60000, max = 60000) float value) {
    float back = HalfFloat.value(HalfFloat.bits(value));
    assertThat(Math.abs(back - value))
        .isLessThanOrEqualTo(Math.max(Math.abs(value) / 2048, 0x1p-25f));
    assertThat(HalfFloat.bits(back)).isEqualTo(HalfFloat.bits(value));
  }
}
