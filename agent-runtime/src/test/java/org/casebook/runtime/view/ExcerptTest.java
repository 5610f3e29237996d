package org.casebook.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Property(tries = 200)
  void isShortAndHarmlessWhateverTheText(@ForAll String text) {
    String excerpt = Excerpt.of(text.repeat(3));
    assertThat(excerpt.length()).isLessThanOrEqualTo(Excerpt.LENGTH + 1);
    assertThat(excerpt.codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
        .noneMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
  }

  @Test
  void cutsBetweenCharactersAndSaysSo() {
    String excerpt = Excerpt.of("😀".repeat(100));
    assertThat(excerpt).isEqualTo("😀".repeat(59) + "…");
  }

  @Test
  void keepsJoinersAndDropsTricks() {
    assertThat(Excerpt.of(" a\u0000b\t\u2066c\u200f\u00add 👩\u200d🚀 "))
        .isEqualTo("a b cd 👩\u200d🚀");
  }
}
