package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.casebook.models.ModelVersion;
import org.casebook.runtime.inference.NsfwPanel.Opinion;
import org.junit.jupiter.api.Test;

class NsfwPanelTest {
  private static final NsfwReading SURE = new NsfwReading(0, 0.2, 0.1, 0.7, 0, 0.05);
  private static final NsfwReading UNSURE = new NsfwReading(0.1, 0, 0.5, 0.3, 0.1, 0.1);

  @Test
  void thoseThatWeighAreAveragedAndTheirDifferenceIsTheUncertainty() {
    NsfwReading mean = NsfwPanel.mean(List.of(opinion(SURE, true), opinion(UNSURE, true)));
    assertThat(mean.explicit()).isCloseTo(0.6, within(1e-9));
    assertThat(mean.neutral()).isCloseTo(0.3, within(1e-9));
    assertThat(mean.spread()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void thoseThatAdviseChangeNothing() {
    NsfwReading mean = NsfwPanel.mean(List.of(opinion(SURE, true), opinion(UNSURE, false)));
    assertThat(mean).isEqualTo(SURE);
  }

  @Test
  void membersThatAgreeAreAsUncertainAsTheLessSureOfThem() {
    NsfwReading twin = new NsfwReading(0, 0.2, 0.1, 0.7, 0, 0.2);
    NsfwReading mean = NsfwPanel.mean(List.of(opinion(SURE, true), opinion(twin, true)));
    assertThat(mean.spread()).isCloseTo(0.2, within(1e-9));
  }

  private static Opinion opinion(NsfwReading reading, boolean weighs) {
    return new Opinion(new ModelVersion("m", "1"), weighs, reading);
  }
}
