package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyProblemTest {
  @Test
  void theCaretStaysUnderItsCharacter() {
    assertThat(problem(5, "\ta: bad").render())
        .isEqualTo("f:1:5: m\n    \ta: bad\n    \t   ^\n    r");
    assertThat(problem(3, "方針x").render()).isEqualTo("f:1:3: m\n    方針x\n    \u3000\u3000^\n    r");
    assertThat(problem(3, "e\u0301x").render())
        .as("a combining accent has no width")
        .isEqualTo("f:1:3: m\n    e\u0301x\n     ^\n    r");
  }

  @Test
  void aLongLineIsCutAroundTheColumn() {
    String line = "a".repeat(300) + "B" + "c".repeat(300);
    String[] rendered = problem(301, line).render().split("\n", -1);
    assertThat(rendered[1].length()).isLessThan(110);
    assertThat(rendered[1].charAt(rendered[2].indexOf('^'))).isEqualTo('B');
    assertThat(rendered[1].strip()).startsWith("…").endsWith("…");
  }

  @Test
  void aColumnBeyondTheLineAndALostLineDoNotMatter() {
    assertThat(problem(99, "ab").render()).isEqualTo("f:1:99: m\n    ab\n      ^\n    r");
    assertThat(problem(1, "").render()).isEqualTo("f:1:1: m\n    r");
  }

  @Test
  void suggestsWhatWasMeantOrWhatThereIs() {
    assertThat(Suggestion.remedy("restrikt", java.util.List.of("restrict", "remove")))
        .isEqualTo("did you mean 'restrict'?");
    assertThat(Suggestion.remedy("banish", java.util.List.of("restrict", "remove")))
        .isEqualTo("use one of: remove, restrict");
    assertThat(Suggestion.distance("ab", "ba")).isEqualTo(1);
    assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
  }

  private static PolicyProblem problem(int column, String source) {
    return new PolicyProblem("f", 1, column, "m", "r", source);
  }
}
