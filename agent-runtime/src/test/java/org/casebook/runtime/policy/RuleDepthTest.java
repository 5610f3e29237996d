package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleDepthTest {
  @TempDir private Path folder;

  @Test
  void countsTheLongestChainOfRulesThatHold() {
    Policies.small(folder);
    assertThat(depth()).isZero();
    assertThat(depth("frame.news")).isZero();
    assertThat(depth("harm.hate", "cue.protected_group")).isZero();
    assertThat(depth("harm.hate", "cue.protected_group", "frame.news")).isEqualTo(1);
    assertThat(depth("harm.hate", "cue.protected_group", "cue.dehumanise")).isZero();
  }

  @Test
  void anExceptionThatIsItselfExcusedIsTwoSteps() {
    Policies.small(folder);
    Policies.write(
        folder,
        "clauses/EX0.b.md",
        Policies.NEWS
            .replace("EX0.a", "EX0.b")
            .replace("frame.news", "frame.satire")
            .replace("HT*", "EX0.a"));
    Policies.write(
        folder,
        "examples.jsonl",
        Policies.EXAMPLES
            + """
            {"text": "One.", "expect": "safe", "clause": "EX0.b", "lang": "eng"}
            {"text": "Two.", "expect": "safe", "clause": "EX0.b", "lang": "eng"}
            {"text": "Three.", "expect": "violates", "clause": "HT2.a", "lang": "eng", "exception": "EX0.b"}
            {"text": "Four.", "expect": "violates", "clause": "HT2.a", "lang": "eng", "exception": "EX0.b"}
            """);
    assertThat(depth("harm.hate", "cue.protected_group", "frame.news", "frame.satire"))
        .isEqualTo(2);
    assertThat(depth("harm.hate", "cue.protected_group", "frame.satire")).isZero();
  }

  @Test
  void anExceptionThatAClauseOverridesIsTwoSteps() {
    Policies.small(folder);
    Policies.write(
        folder, "clauses/HT2.a.md", Policies.EXCLUSION.replace("[HT1.a]", "[HT1.a, EX0.a]"));
    assertThat(depth("harm.hate", "cue.dehumanise", "frame.news")).isEqualTo(2);
  }

  private int depth(String... signals) {
    Policy policy = new PolicyReader().load(folder);
    CaseFacts facts =
        new CaseFacts(new TreeMap<>(), "DE", "post", LocalDate.of(2026, 6, 1))
            .withSignals(List.of(signals));
    return RuleDepth.of(policy, new PolicyEvaluation(policy).apply(facts));
  }
}
