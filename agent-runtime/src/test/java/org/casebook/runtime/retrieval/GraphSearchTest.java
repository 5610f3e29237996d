package org.casebook.runtime.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.runtime.graph.EdgeKind;
import org.casebook.runtime.graph.MandatoryClosure;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.RetrievalTrace.Item;
import org.casebook.runtime.retrieval.RetrievalTrace.Role;
import org.casebook.runtime.testing.TestPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphSearchTest {
  private static final Policy POLICY = TestPolicies.community();
  private static final PolicyGraph GRAPH = PolicyGraph.of(POLICY);
  private static final PolicyIndex INDEX =
      new PolicyIndex(POLICY, Optional.empty(), Optional.empty(), QuerySignals.bundled());

  @ParameterizedTest
  @ValueSource(ints = {0, 60, 200, 500, 2000, 10_000})
  void aClauseIsReadWithAllThatBelongsToItOrNotAtAll(int budget) {
    GraphSearch search = new GraphSearch(POLICY, GRAPH, budget(budget));
    MandatoryClosure closure = new MandatoryClosure(GRAPH, node -> true);
    for (Clause clause : POLICY.clauses().values()) {
      Map<String, List<String>> rankings = Map.of("words", List.of(clause.id(), "SP1.z", "HT1.z"));
      RetrievalTrace trace = search.trace("", Set.of(), rankings, id -> true);
      assertThat(trace.tokens())
          .isLessThanOrEqualTo(budget)
          .isEqualTo(trace.context().stream().mapToInt(Item::tokens).sum());
      Set<String> read = new HashSet<>(trace.read());
      for (Item item : trace.context()) {
        if (item.role() == Role.FOUND) {
          String id = GRAPH.clause(POLICY, item.name()).orElseThrow().id();
          closure
              .of(id)
              .keySet()
              .forEach(
                  node ->
                      assertThat(read)
                          .contains(ContextAssembly.name(GRAPH.node(node).orElseThrow())));
        }
      }
      assertThat(trace.hits()).extracting(RetrievalTrace.Hit::name).contains(clause.id());
      assertThat(trace.cuts()).noneMatch(cut -> cut.tokens() == 0);
    }
  }

  @Test
  void whatOtherCountriesAddIsNeitherFoundNorRead() {
    String text = "praise for a genocide and its perpetrators";
    assertThat(INDEX.retrieve(SearchRequest.in("DE", true, text, 10)).trace().read())
        .contains("HT3.c", "EX0.o");
    assertThat(INDEX.retrieve(SearchRequest.in("FR", true, text, 10)).trace().read())
        .contains("HT3.c")
        .doesNotContain("EX0.o", "HT3.d");
  }

  @Test
  void signalsAreABridgeToOtherLanguages() {
    PolicyIndex deaf = new PolicyIndex(POLICY, Optional.empty(), Optional.empty());
    SearchRequest request = SearchRequest.anywhere("Я убью тебя завтра ножом", false, 10);
    RetrievalTrace trace = INDEX.retrieve(request).trace();
    assertThat(trace.signals()).contains("cue.threat");
    assertThat(place(trace, "VT3.a")).isLessThan(place(deaf.retrieve(request).trace(), "VT3.a"));
  }

  @Test
  void aPolicyThatIsNotInForceFindsNothingAndSaysWhy() {
    SearchRequest early =
        new SearchRequest(
            "prize",
            Optional.empty(),
            Optional.empty(),
            Optional.of(LocalDate.parse("2020-01-01")),
            true,
            5);
    PolicyIndex.Retrieval found = INDEX.retrieve(early);
    assertThat(found.matches()).isEmpty();
    assertThat(found.trace().outOfForce()).contains("community", "2020-01-01");
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    SearchRequest request = SearchRequest.anywhere("you won a prize, pay a small fee", 8);
    assertThat(INDEX.retrieve(request)).isEqualTo(INDEX.retrieve(request));
  }

  @Test
  void aWalkSpendsAllItsTimeSomewhereAndStaysNearItsStart() {
    GraphWalk walk = new GraphWalk(GRAPH, Map.of(EdgeKind.OVERRIDES, 1.0, EdgeKind.EXCEPTS, 0.5));
    String start = GRAPH.clause(POLICY, "SP3.a").orElseThrow().id();
    Map<String, Double> visits = walk.from(Map.of(start, 3.0), 0.5, 20);
    assertThat(visits.values().stream().mapToDouble(v -> v).sum()).isCloseTo(1, within(1e-9));
    assertThat(visits.get(start)).isGreaterThan(0.5);
    assertThat(visits).containsKey(GRAPH.clause(POLICY, "EX0.l").orElseThrow().id());
    assertThat(walk.from(Map.of(start, 3.0), 1, 20)).containsEntry(start, 1.0);
    assertThat(walk.from(Map.of(), 0.5, 20)).isEmpty();
  }

  @Test
  void aPredicateMatchCountsRareSignalsAndMetRequirements() {
    PredicateRanking ranking = new PredicateRanking(POLICY);
    assertThat(ranking.rank(Set.of("cue.credential_phish"), false, id -> true).get(0))
        .isEqualTo("SP3.a");
    assertThat(ranking.rank(Set.of("cue.threat", "cue.weapon"), false, id -> true).get(0))
        .isEqualTo("VT3.a");
    assertThat(ranking.rank(Set.of("cue.threat"), false, id -> !id.equals("VT2.b")))
        .doesNotContain("VT2.b");
    assertThat(ranking.rank(Set.of("frame.news", "cue.threat"), true, id -> true))
        .containsExactly("EX0.a");
    assertThat(ranking.rank(Set.of(), false, id -> true)).isEmpty();
  }

  @Test
  void repetitionComesLater() {
    Diversity diversity = new Diversity(POLICY);
    Map<String, Double> scores = new TreeMap<>(Map.of("HT3.b", 1.0, "VT3.b", 0.9, "DG2.b", 0.85));
    assertThat(diversity.order(scores, 1)).containsExactly("HT3.b", "VT3.b", "DG2.b");
    assertThat(diversity.order(scores, 0.5)).containsExactly("HT3.b", "DG2.b", "VT3.b");
  }

  private static SearchSettings budget(int budget) {
    SearchSettings s = SearchSettings.STANDARD;
    return new SearchSettings(
        s.lists(),
        s.sharpness(),
        s.restart(),
        s.steps(),
        s.edges(),
        s.walk(),
        s.clauses(),
        s.relevance(),
        budget);
  }

  private static int place(RetrievalTrace trace, String name) {
    List<String> names = new ArrayList<>(trace.hits().stream().map(h -> h.name()).toList());
    names.add(name);
    return names.indexOf(name);
  }
}
