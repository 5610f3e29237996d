package org.casebook.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.regex.Pattern;
import org.casebook.runtime.domain.CasebookException;
import org.junit.jupiter.api.Test;

class PatternSyntaxTest {
  private final PatternSyntax english = new PatternSyntax("eng", Map.of("fruit", "apple|red pear"));

  private static boolean finds(PatternSyntax syntax, String pattern, String text) {
    return Pattern.compile(syntax.compile(pattern).regex()).matcher(text).find();
  }

  @Test
  void readsEveryConstruct() {
    assertThat(finds(english, "buy .. {fruit}", "please buy me one red pear")).isTrue();
    assertThat(finds(english, "buy .. {fruit}", "buy. An apple")).isFalse();
    assertThat(finds(english, "buy .. {fruit}", "buy one two three four apple")).isFalse();
    assertThat(finds(english, "(buy|sell) [some] apple*", "sell apples")).isTrue();
    assertThat(finds(english, "apple", "pineapple")).isFalse();
    assertThat(finds(english, "f\\*\\*k", "f**k")).isTrue();
    assertThat(finds(new PatternSyntax("cmn", Map.of()), "买 .. 苹果", "我买三个苹果吃")).isTrue();
  }

  @Test
  void namesTheWordsThatMustOccur() {
    assertThat(english.compile("a .. {fruit}").anchors()).containsExactly("apple", "pear");
    assertThat(english.compile("f\\*\\*k").anchors()).containsExactly("f**k");
    assertThat(english.compile("(the (red|green)|ripe) x").anchors())
        .containsExactly("the", "ripe");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> english.compile("buy .. {meat}"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("meat");
    assertThatThrownBy(() -> english.compile("(buy")).isInstanceOf(CasebookException.class);
    assertThatThrownBy(() -> english.compile("buy ..")).isInstanceOf(CasebookException.class);
  }
}
