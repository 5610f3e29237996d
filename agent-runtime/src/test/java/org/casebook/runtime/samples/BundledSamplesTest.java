package org.casebook.runtime.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Policies;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.policy.PolicyVerdict;
import org.casebook.runtime.policy.SignalVocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sets that come with Casebook. When a policy has changed and a gold no longer agrees, make the
 * set anew: {@code docs/synthesis.md} has the command.
 */
class BundledSamplesTest {
  private static Path folder() {
    return Policies.community().resolve("../../synthetic").normalize();
  }

  @ParameterizedTest
  @CsvSource("community, synthetic-community.jsonl.gz")
  void theGoldOfEveryRowIsWhatThePolicySaysOfItsSignals(String id, String file) throws IOException {
    Policy policy =
        new PolicyReader()
            .read(Policies.community().resolve("..").resolve(id).normalize())
            .policy()
            .orElseThrow();
    PolicyEvaluation evaluation = new PolicyEvaluation(policy);
    Set<String> seen = new HashSet<>();
    for (LabelledSample row : SampleLines.read(folder().resolve(file))) {
      CaseFacts facts =
          new CaseFacts(
              new TreeMap<>(),
              row.context().country().orElse(""),
              row.context().surface(),
              policy.scope().validFrom().orElseThrow());
      PolicyVerdict verdict = evaluation.apply(facts.withSignals(row.signals()));

      assertThat(verdict.action().key()).as(row.text()).isEqualTo(row.gold().action());
      assertThat(SignalVocabulary.signals()).containsAll(row.signals());
      assertThat(seen.add(row.text() + row.context().country())).as(row.text()).isTrue();
    }
    assertThat(seen).isNotEmpty();
  }

  @Test
  void thereIsEnoughToTestOnAtOnce() throws IOException {
    Path file = folder().resolve("synthetic-community.jsonl.gz");
    List<LabelledSample> rows = SampleLines.read(file);

    assertThat(rows).hasSizeGreaterThanOrEqualTo(5000);
    assertThat(Files.size(file)).isLessThan(1_000_000);
    Set<String> languages = new TreeSet<>();
    rows.forEach(row -> languages.add(row.lang()));
    assertThat(languages).hasSizeGreaterThanOrEqualTo(12);
  }
}
