package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.HarmArea;
import org.junit.jupiter.api.Test;

/** The bundled policy, as it is delivered. */
class CommunityPolicyTest {
  private final PolicyReader.Reading reading = new PolicyReader().read(Policies.community());

  @Test
  void hasNoProblems() {
    assertThat(
            reading.problems().stream()
                .map(PolicyProblem::render)
                .collect(Collectors.joining("\n")))
        .isEmpty();
    assertThat(reading.policy()).isPresent();
  }

  @Test
  void decidesItsOwnExamplesAsTheySay() {
    ExampleCheck check = new ExampleCheck(reading.policy().orElseThrow());
    assertThat(check.failures())
        .extracting(f -> "examples.jsonl:" + f.example().line() + ": " + f.reason())
        .isEmpty();
  }

  @Test
  void coversEveryHarmAreaAndHasExceptions() {
    Policy policy = reading.policy().orElseThrow();
    for (HarmArea area : HarmArea.values()) {
      assertThat(policy.clauses().values())
          .as(area.key())
          .anyMatch(c -> c.area().filter(a -> a == area).isPresent());
    }
    assertThat(policy.clauses()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(policy.clauses().values()).anyMatch(Clause::exception);
    assertThat(policy.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void childSafetyAlwaysGoesToPeople() {
    List<Clause> clauses =
        reading.policy().orElseThrow().clauses().values().stream()
            .filter(c -> c.area().filter(a -> a == HarmArea.CHILD_SAFETY).isPresent())
            .toList();
    assertThat(clauses).isNotEmpty().allMatch(Clause::critical);
  }
}
