package org.casebook.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.log.Event.PolicyVersion;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.testing.TestPolicies;
import org.junit.jupiter.api.Test;

class PolicyGraphTest {
  private static final Policy POLICY = TestPolicies.community();
  private static final PolicyGraph GRAPH = PolicyGraph.of(POLICY);

  @Test
  void everythingInThePolicyIsANode() {
    assertThat(GRAPH.nodes(NodeKind.EXCEPTION).size() + GRAPH.nodes(NodeKind.CLAUSE).size())
        .isEqualTo(POLICY.clauses().size());
    assertThat(GRAPH.nodes(NodeKind.DEFINITION)).hasSize(POLICY.definitions().size());
    assertThat(GRAPH.nodes(NodeKind.EXAMPLE)).hasSize(POLICY.examples().size());
    assertThat(GRAPH.nodes()).allMatch(node -> node.sha256().matches("[0-9a-f]{64}"));
    Clause clause = POLICY.clause("HT3.a").orElseThrow();
    assertThat(GRAPH.clause(POLICY, "HT3.a").orElseThrow().sha256()).isEqualTo(clause.sha256());
  }

  @Test
  void neighboursAreByKindAndDirection() {
    String clause = id("SP3.a");
    assertThat(names(GRAPH.neighbours(clause, EdgeKind.OVERRIDES, true)))
        .containsExactlyInAnyOrderElementsOf(POLICY.clause("SP3.a").orElseThrow().overrides());
    assertThat(names(GRAPH.neighbours(clause, EdgeKind.REQUIRES, true)))
        .contains("cue.credential_phish");
    assertThat(names(GRAPH.neighbours(clause, EdgeKind.EXCEPTS, false))).contains("EX0.l");
  }

  @Test
  void theClosureOfEachClauseHasItsExceptionsOverridesAndDefinitions() {
    MandatoryClosure closure = new MandatoryClosure(GRAPH, node -> true);
    for (Clause clause : POLICY.clauses().values()) {
      Set<String> expected = new TreeSet<>();
      for (Clause other : POLICY.clauses().values()) {
        if (other.excepts().contains(clause.id()) || other.overrides().contains(clause.id())) {
          expected.add(other.id());
        }
      }
      expected.addAll(clause.defines());
      Map<String, GraphPath> closed = closure.of(id(clause.id()));
      assertThat(closed.keySet().stream().map(PolicyGraphTest::name)).containsAll(expected);
      assertThat(closed.values())
          .allMatch(path -> path.start().equals(id(clause.id())) && path.steps().size() <= 4);
      closed.forEach((end, path) -> assertThat(path.end()).isEqualTo(end));
    }
  }

  @Test
  void theClosureLeavesOutWhatIsNotAdmitted() {
    String clause = id("HT3.c");
    assertThat(names(new MandatoryClosure(GRAPH, node -> true).of(clause))).contains("EX0.o");
    assertThat(names(new MandatoryClosure(GRAPH, node -> !node.name().equals("EX0.o")).of(clause)))
        .doesNotContain("EX0.o")
        .contains("EX0.a");
  }

  @Test
  void aPathSaysHowTwoNodesBelongTogether() {
    String definition = GRAPH.definition(POLICY, "phishing").orElseThrow().id();
    GraphPath path = GRAPH.path(List.of(id("SP3.a")), definition, 4).orElseThrow();
    assertThat(path.text(GRAPH)).isEqualTo("SP3.a —uses_term→ phishing ←defines— phishing");
    assertThat(GRAPH.path(List.of(id("SP3.a")), definition, 1)).isEmpty();
    assertThat(GRAPH.path(List.of(id("SP3.a")), id("SP3.a"), 0))
        .hasValueSatisfying(own -> assertThat(own.steps()).isEmpty());
  }

  @Test
  void equalPoliciesGiveEqualGraphs() {
    assertThat(PolicyGraph.of(TestPolicies.community()).sha256()).isEqualTo(GRAPH.sha256());
  }

  @Test
  void aLaterVersionSupersedes() {
    Policy before = revised("1.9.0", "0".repeat(64), POLICY.clauses());
    SortedMap<String, Clause> fewer = new TreeMap<>(POLICY.clauses());
    fewer.put("SP3.a", POLICY.clause("SP3.b").orElseThrow());
    Policy after = revised("1.10.0", "1".repeat(64), fewer);
    PolicyGraph both = PolicyGraph.of(List.of(after, before), List.of());
    assertThat(both.neighbours(NodeIds.policy(after), EdgeKind.SUPERSEDES, true))
        .extracting(Node::id)
        .containsExactly(NodeIds.policy(before));
    assertThat(both.edges().stream().filter(edge -> edge.kind() == EdgeKind.SUPERSEDES)).hasSize(1);
  }

  @Test
  void precedentsCiteTheClausesOfTheirVersionOnly() {
    PolicyVersion mine = new PolicyVersion(POLICY.id(), POLICY.version(), POLICY.sha256());
    PolicyVersion other = new PolicyVersion(POLICY.id(), "0.9.0", "f".repeat(64));
    PolicyGraph graph =
        PolicyGraph.of(List.of(POLICY), List.of(precedent("r1", mine), precedent("r2", other)));
    assertThat(graph.nodes(NodeKind.PRECEDENT)).hasSize(1);
    String id = graph.nodes(NodeKind.PRECEDENT).get(0).id();
    assertThat(names(graph.neighbours(id, EdgeKind.CITES, true))).containsExactly("SP3.a");
    assertThat(graph.neighbours(id, EdgeKind.DECIDED_UNDER, true)).hasSize(1);
  }

  @Test
  void aDrawingHasNoLooseStrings() {
    String dot = GraphDot.write(GRAPH, List.of(id("SP3.a"), id("EX0.l")));
    assertThat(dot).startsWith("digraph").contains("-> ", "[label=\"excepts\"]").endsWith("}\n");
    assertThat(dot.chars().filter(c -> c == '"').count() % 2).isZero();
  }

  private static Precedent precedent(String review, PolicyVersion policy) {
    return new Precedent(
        review,
        "case-" + review,
        "a".repeat(64),
        Review.Verdict.CONFIRMED,
        Action.REMOVE,
        List.of("SP3.a", "XX9.z"),
        "mara",
        policy);
  }

  private static Policy revised(String version, String sha256, SortedMap<String, Clause> clauses) {
    return new Policy(
        POLICY.id(),
        version,
        POLICY.title(),
        clauses,
        POLICY.definitions(),
        POLICY.examples(),
        sha256);
  }

  private static String id(String clause) {
    return GRAPH.clause(POLICY, clause).orElseThrow().id();
  }

  private static String name(String id) {
    return GRAPH.node(id).orElseThrow().name();
  }

  private static List<String> names(List<Node> nodes) {
    return nodes.stream().map(Node::name).toList();
  }

  private static Set<String> names(Map<String, GraphPath> closed) {
    return closed.keySet().stream().map(PolicyGraphTest::name).collect(Collectors.toSet());
  }
}
