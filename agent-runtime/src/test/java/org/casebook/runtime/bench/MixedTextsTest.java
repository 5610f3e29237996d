package org.casebook.runtime.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedTextsTest {
  @Test
  void noTextIsGivenTwiceAndLengthsAreMixed() {
    MixedTexts source = new MixedTexts(1);
    List<String> first = source.next(500);
    List<String> second = source.next(500);

    HashSet<String> all = new HashSet<>(first);
    all.addAll(second);
    assertThat(all).hasSize(1000);
    assertThat(first.stream().map(text -> text.split(" ").length).toList())
        .allMatch(words -> words >= 3 && words <= 110)
        .anyMatch(words -> words < 8)
        .anyMatch(words -> words > 50);
  }

  @Test
  void theSameSeedGivesTheSameTexts() {
    List<List<String>> once = List.of(new MixedTexts(7).next(20));
    List<List<String>> again = List.of(new MixedTexts(7).next(20));
    assertThat(MixedTexts.digest(once)).isEqualTo(MixedTexts.digest(again)).hasSize(64);
    assertThat(MixedTexts.digest(once))
        .isNotEqualTo(MixedTexts.digest(List.of(new MixedTexts(8).next(20))));
  }
}
