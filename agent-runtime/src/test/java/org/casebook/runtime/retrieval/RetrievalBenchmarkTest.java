package org.casebook.runtime.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.models.Metric;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.testing.TestPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrievalBenchmarkTest {
  private static final Policy POLICY = TestPolicies.community();
  private static final String ROW =
      "{'id':'q','query':'prize','lang':'eng','kind':'simple','split':'tune','author':'a','gold':{'SP2.a':3}}";

  @Test
  void theBundledQuestionsAreReadAndEveryPolicyHasTheirGold() {
    List<RetrievalQuery> queries = RetrievalQuery.read("bundled", Runtimes.retrievalQueries());
    assertThat(queries).extracting(RetrievalQuery::kind).containsAll(RetrievalQuery.KINDS);
    for (RetrievalQuery query : queries) {
      if (query.policy().equals("community")) {
        assertThat(query.gold().keySet())
            .allMatch(
                name ->
                    POLICY.clause(name).isPresent()
                        || POLICY.definitions().containsKey(name.replace("definition:", "")));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'kind':'simple'|'kind':'easy'|f:1: kind 'easy' is none of simple",
        "'split':'tune'|'split':'train'|f:1: split 'train' is none of tune, test",
        "'SP2.a':3|'SP2.a':2|at least one 3",
        "'query':'prize'|'query':''|f:1: 'query' is missing",
        "'gold'|gold|f:1: no JSON",
      })
  void saysWhatIsWrongWithALine(String right, String wrong, String message) {
    assertThat(RetrievalQuery.read("f", List.of(row(ROW)))).hasSize(1);
    String broken = row(ROW.replace(right.replace('"', '\''), wrong.replace('"', '\'')));
    assertThatThrownBy(() -> RetrievalQuery.read("f", List.of(broken)))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anEmptyFileAndARepeatedIdAreMistakes() {
    assertThatThrownBy(() -> RetrievalQuery.read("f", List.of()))
        .hasMessageContaining("no question");
    assertThatThrownBy(() -> RetrievalQuery.read("f", List.of(row(ROW), row(ROW))))
        .hasMessageContaining("f:2: the id 'q' stands twice");
  }

  @Test
  void measuresAreAsDefined() {
    RetrievalQuery query =
        new RetrievalQuery(
            "q",
            "",
            "eng",
            "simple",
            "test",
            "a",
            "",
            new TreeMap<>(Map.of("SP3.a", 3, "EX0.l", 2)));
    RetrievalResult result =
        new RetrievalResult(
            query,
            POLICY,
            List.of("definition:phishing", "EX0.l", "SP3.a"),
            Set.of("SP3.a", "EX0.l"));
    double second = 1 / (Math.log(3) / Math.log(2));
    assertThat(result.ndcg()).isCloseTo((3 * second + 7 * 0.5) / (7 + 3 * second), within(1e-12));
    assertThat(result.recall()).isEqualTo(1);
    assertThat(result.complete()).isTrue();
    assertThat(result.closed()).isFalse();
  }

  @Test
  void comparesPolicySearchWithItsParts() {
    PolicyIndex index =
        new PolicyIndex(POLICY, Optional.empty(), Optional.empty(), QuerySignals.bundled());
    List<RetrievalQuery> queries =
        RetrievalQuery.read("bundled", Runtimes.retrievalQueries()).stream()
            .filter(q -> q.policy().equals("community") && q.split().equals("tune"))
            .toList();
    List<Metric> metrics = new RetrievalBenchmark(List.of(index), 1).measure(queries);
    assertThat(value(metrics, "retrieval.all.graph.closure_given_found")).isEqualTo(1);
    assertThat(value(metrics, "retrieval.all.graph.recall_at_5"))
        .isGreaterThan(value(metrics, "retrieval.all.bm25.recall_at_5"));
    assertThat(value(metrics, "retrieval.all.graph_minus_bm25.recall_at_5"))
        .isCloseTo(
            value(metrics, "retrieval.all.graph.recall_at_5")
                - value(metrics, "retrieval.all.bm25.recall_at_5"),
            within(1e-12));
    assertThat(metrics).allMatch(m -> m.dataSha256().length() == 64 && m.ci().size() == 2);
  }

  private static double value(List<Metric> metrics, String name) {
    return metrics.stream().filter(m -> m.metric().equals(name)).findFirst().orElseThrow().value();
  }

  private static String row(String text) {
    return text.replace('\'', '"');
  }
}
