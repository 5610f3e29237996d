package org.casebook.models.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EvidenceTablesTest {
  @Test
  void aSparseContextLeansOnTheOthersWhereTheyAgree() {
    List<LoggedCase> cases = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      cases.add(new LoggedCase(i % 2, i % 4 < 2, 1, i % 4 < 2 ? 3 : 1));
    }
    cases.add(new LoggedCase(2, true, 1, 1));
    EvidenceTables tables = EvidenceTables.fit(cases, 3, 1);
    assertThat(tables.ratio(2, 0, 3)).isPositive();
    assertThat(tables.likelihood(2, 0, true, 3)).isGreaterThan(0.5);
  }

  @Property(tries = 100)
  void likelihoodsSumToOneAndEvidenceAddsUp(
      @ForAll @IntRange(min = 1, max = 30) int n, @ForAll long seed) {
    Random random = new Random(seed);
    List<LoggedCase> cases = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      long outcomes =
          Situation.with(Situation.with(0, 0, 1 + random.nextInt(3)), 1, 1 + random.nextInt(3));
      cases.add(new LoggedCase(random.nextInt(2), random.nextBoolean(), 3, outcomes));
    }
    EvidenceTables tables = EvidenceTables.fit(cases, 2, 2);
    for (int y = 0; y < 2; y++) {
      double sum = 0;
      for (int level = 1; level <= Situation.LEVELS; level++) {
        sum += tables.likelihood(1, 0, y == 1, level);
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
    long seen = Situation.with(Situation.with(0, 0, 2), 1, 3);
    assertThat(tables.logOdds(0, seen))
        .isCloseTo(
            tables.logOdds(0, 0) + tables.ratio(0, 0, 2) + tables.ratio(0, 1, 3), within(1e-9));
    assertThat(EvidenceTables.ofNumbers(tables.numbers(), 2, 2).logOdds(0, seen))
        .isEqualTo(tables.logOdds(0, seen));
  }

  @Test
  void logGammaOfWholeNumbersIsTheLogarithmOfAFactorial() {
    assertThat(LogGamma.of(5)).isCloseTo(Math.log(24), within(1e-9));
    assertThat(LogGamma.of(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-9));
  }
}
