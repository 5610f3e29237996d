package org.casebook.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.casebook.models.agent.DriftWatch;
import org.casebook.models.agent.EvidenceTables;
import org.casebook.models.agent.LoggedCase;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final int TOOL = 5;
  private static final World WORLD = World.of(Scenario.INDEPENDENT, 2);

  @Test
  void aToolThatSaysTheOppositeIsReadTheOtherWayRoundSoon() {
    DriftWatch watch = new DriftWatch(WORLD.cases(2_000, 1), World.CONTEXTS, World.TOOLS);
    EvidenceTables tables = EvidenceTables.fit(WORLD.cases(2_000, 1), World.CONTEXTS, World.TOOLS);
    assertThat(tables.ratio(0, TOOL, 3)).isPositive();
    for (LoggedCase logged : WORLD.flipped(TOOL).cases(150, 2)) {
      tables = watch.add(logged);
    }
    assertThat(tables.ratio(0, TOOL, 3)).isNegative();
  }

  @Test
  void aToolThatStaysAsItWasIsNotForgotten() {
    DriftWatch watch = new DriftWatch(WORLD.cases(2_000, 1), World.CONTEXTS, World.TOOLS);
    EvidenceTables tables = EvidenceTables.fit(WORLD.cases(10, 3), World.CONTEXTS, World.TOOLS);
    for (LoggedCase logged : WORLD.cases(1_000, 4)) {
      tables = watch.add(logged);
    }
    EvidenceTables all = EvidenceTables.fit(WORLD.cases(3_000, 1), World.CONTEXTS, World.TOOLS);
    for (int tool = 0; tool < World.PLACEBO; tool++) {
      assertThat(tables.ratio(1, tool, 3))
          .isBetween(all.ratio(1, tool, 3) - 0.6, all.ratio(1, tool, 3) + 0.6);
    }
  }
}
