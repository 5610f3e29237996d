package org.casebook.models.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttackFamilyTest {
  @ParameterizedTest
  @CsvSource({
    "ZERO_WIDTH, verminous, v\u200Be\u200Br\u200Bm\u200Bi\u200Bn\u200Bo\u200Bu\u200Bs",
    "MASKED_VOWEL, verminous, v*rm*n**s",
    "MASKED_VOWEL, паразиты, п*р*з*т*"
  })
  void aWordIsSpeltAsTheFamilySpellsIt(AttackFamily family, String word, String spelt) {
    assertThat(family.apply(word, new Random(1))).contains(spelt);
  }

  @ParameterizedTest
  @EnumSource
  void linksHandlesAndPlaceholdersStay(AttackFamily family) {
    assertThat(family.apply("@mira_knits [slur] https://claims.example.com", new Random(1)))
        .isEmpty();
  }

  @Test
  void joinedScriptsAreLeftAlone() {
    assertThat(AttackFamily.SPACING.apply("المهاجرون", new Random(1))).isEmpty();
    assertThat(AttackFamily.LEETSPEAK.apply("移民都是垃圾", new Random(1))).isEmpty();
  }
}
