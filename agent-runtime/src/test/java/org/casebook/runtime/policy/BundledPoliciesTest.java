package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All policies that come with Casebook, each alone and side by side. */
class BundledPoliciesTest {
  static List<Path> folders() throws IOException {
    Path policies = Policies.community().toAbsolutePath().getParent();
    try (Stream<Path> all = Files.list(policies)) {
      return all.filter(folder -> Files.exists(folder.resolve("policy.yaml"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void readsWithoutProblemsAndDecidesItsOwnExamples(Path folder) {
    PolicyReader.Reading reading = new PolicyReader().read(folder);
    assertThat(reading.problems()).extracting(PolicyProblem::render).isEmpty();
    assertThat(new ExampleCheck(reading.policy().orElseThrow()).failures())
        .extracting(f -> "examples.jsonl:" + f.example().line() + ": " + f.reason())
        .isEmpty();
  }

  @Test
  void noClauseIdIsUsedTwice() throws IOException {
    Map<String, String> policyOf = new HashMap<>();
    for (Path folder : folders()) {
      Policy policy = new PolicyReader().load(folder);
      for (String id : policy.clauses().keySet()) {
        assertThat(policyOf.put(id, policy.id())).as(id + " of " + policy.id()).isNull();
      }
    }
    assertThat(policyOf.values()).contains("community", "marketplace", "eu-notices");
  }

  @Test
  void theMarketplaceSpeaksManyLanguagesAndNarrowsByCountry() throws IOException {
    Path folder =
        folders().stream().filter(f -> f.endsWith("marketplace")).findFirst().orElseThrow();
    Policy policy = new PolicyReader().load(folder);
    assertThat(policy.examples().stream().map(Policy.Example::lang).distinct())
        .hasSizeGreaterThanOrEqualTo(10);
    assertThat(policy.clauses().values().stream().filter(c -> !c.exception()))
        .hasSizeGreaterThanOrEqualTo(60);
    assertThat(policy.clauses().values()).anyMatch(c -> !c.jurisdiction().isEmpty());
  }

  @Test
  void theLawSaysWhatItIsAndWhoCanSettleIt() throws IOException {
    Path folder =
        folders().stream().filter(f -> f.endsWith("eu-notices")).findFirst().orElseThrow();
    Policy policy = new PolicyReader().load(folder);
    List<Clause> duties = policy.clauses().values().stream().filter(c -> !c.exception()).toList();
    assertThat(duties)
        .hasSizeGreaterThanOrEqualTo(60)
        .allMatch(c -> c.legalBasis().isPresent())
        .filteredOn(Clause::humanOnly)
        .extracting(Clause::id)
        .containsExactly("IP1.a", "IV1.a", "IV1.b", "NO1.g", "NO3.a");
    assertThat(policy.examples().stream().map(Policy.Example::lang).distinct())
        .hasSizeGreaterThanOrEqualTo(12);
    assertThat(duties).anyMatch(c -> c.jurisdiction().equals(List.of("DE")));
  }
}
