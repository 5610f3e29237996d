package org.casebook.runtime.graph;

import java.lang.module.ModuleDescriptor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;

/** Turns policies and precedents into nodes and edges. */
final class GraphBuilder {
  private static final String OWN_LANGUAGE = "eng";
  private static final String UNKNOWN_LANGUAGE = "und";

  private final SortedMap<String, Node> nodes = new TreeMap<>();
  private final Set<Edge> edges = new LinkedHashSet<>();
  private final SortedMap<String, Policy> versions = new TreeMap<>();

  /**
   * Adds a policy version.
   *
   * @throws IllegalArgumentException when the version was added before
   */
  void add(Policy policy) {
    if (versions.putIfAbsent(policy.sha256(), policy) != null) {
      throw new IllegalArgumentException(policy.id() + " " + policy.version() + " is given twice");
    }
    String id = NodeIds.policy(policy);
    node(
        new Node(
            id,
            NodeKind.POLICY,
            policy.id(),
            policy.title(),
            policy.description(),
            "",
            policy.sha256()));
    appliesIn(id, policy.scope().jurisdiction());
    policy.definitions().forEach((term, meaning) -> definition(policy, term, meaning));
    policy.clauses().values().forEach(clause -> clause(policy, clause));
    policy.clauses().values().forEach(clause -> links(policy, clause));
    policy.examples().forEach(example -> example(policy, example));
  }

  private void definition(Policy policy, String term, String meaning) {
    String id = NodeIds.definition(policy, term);
    node(
        new Node(
            id,
            NodeKind.DEFINITION,
            term,
            term,
            meaning,
            "",
            Digest.sha256(term + '\n' + meaning)));
    String word = term(OWN_LANGUAGE, term);
    edge(id, EdgeKind.DEFINES, word);
    for (String alias : policy.aliases().getOrDefault(term, List.of())) {
      edge(term(UNKNOWN_LANGUAGE, alias), EdgeKind.TRANSLATION_OF, word);
    }
  }

  private void clause(Policy policy, Clause clause) {
    String id = NodeIds.clause(policy, clause);
    node(
        new Node(
            id,
            NodeIds.kind(clause),
            clause.id(),
            clause.title(),
            clause.body(),
            "",
            clause.sha256()));
    edge(NodeIds.policy(policy), EdgeKind.HAS_CLAUSE, id);
    appliesIn(id, clause.jurisdiction());
    for (Requirement requirement : Requirement.of(clause)) {
      String predicate = NodeIds.shared(NodeKind.PREDICATE, requirement.signal());
      node(named(predicate, NodeKind.PREDICATE, requirement.signal(), ""));
      edges.add(new Edge(id, EdgeKind.REQUIRES, predicate, requirement.negative()));
    }
  }

  private void links(Policy policy, Clause clause) {
    String id = NodeIds.clause(policy, clause);
    clause.excepts().stream()
        .flatMap(other -> policy.clause(other).stream())
        .forEach(other -> edge(id, EdgeKind.EXCEPTS, NodeIds.clause(policy, other)));
    clause.overrides().stream()
        .flatMap(other -> policy.clause(other).stream())
        .forEach(other -> edge(id, EdgeKind.OVERRIDES, NodeIds.clause(policy, other)));
    clause.defines().forEach(term -> edge(id, EdgeKind.USES_TERM, term(OWN_LANGUAGE, term)));
  }

  private void example(Policy policy, Example example) {
    Optional<Clause> clause = policy.clause(example.clause());
    if (clause.isPresent()) {
      String digest = Digest.sha256(CanonicalJson.write(example));
      String id = NodeIds.owned(NodeKind.EXAMPLE, policy, digest.substring(0, 12));
      node(
          new Node(
              id,
              NodeKind.EXAMPLE,
              example.clause() + " line " + example.line(),
              example.text(),
              example.text(),
              example.lang(),
              digest));
      String illustrated = NodeIds.clause(policy, clause.get());
      edges.add(new Edge(id, EdgeKind.ILLUSTRATES, illustrated, !example.violates()));
    }
  }

  /** Links each version to the one before it, and clauses whose wording changed. */
  void supersede(Collection<Policy> policies) {
    List<Policy> inOrder = new ArrayList<>(policies);
    inOrder.sort(
        Comparator.comparing(Policy::id)
            .thenComparing(p -> p.scope().validFrom().orElse(LocalDate.MIN))
            .thenComparing(p -> ModuleDescriptor.Version.parse(p.version())));
    for (int i = 1; i < inOrder.size(); i++) {
      Policy before = inOrder.get(i - 1);
      Policy after = inOrder.get(i);
      if (before.id().equals(after.id())) {
        edge(NodeIds.policy(after), EdgeKind.SUPERSEDES, NodeIds.policy(before));
        for (Clause clause : after.clauses().values()) {
          before
              .clause(clause.id())
              .filter(earlier -> !earlier.equals(clause))
              .ifPresent(
                  earlier ->
                      edge(
                          NodeIds.clause(after, clause),
                          EdgeKind.SUPERSEDES,
                          NodeIds.clause(before, earlier)));
        }
      }
    }
  }

  /** Adds a precedent, unless its policy version is not here. */
  void add(Precedent precedent) {
    Policy policy = versions.get(precedent.policy().sha256());
    if (policy != null) {
      String id = NodeIds.shared(NodeKind.PRECEDENT, precedent.review());
      String title = precedent.action().key() + " by " + precedent.reviewer();
      node(
          new Node(
              id,
              NodeKind.PRECEDENT,
              precedent.caseId(),
              title,
              precedent.caseSha256(),
              "",
              Digest.sha256(CanonicalJson.write(precedent))));
      edge(id, EdgeKind.DECIDED_UNDER, NodeIds.policy(policy));
      precedent.clauses().stream()
          .flatMap(clause -> policy.clause(clause).stream())
          .forEach(clause -> edge(id, EdgeKind.CITES, NodeIds.clause(policy, clause)));
    }
  }

  PolicyGraph build() {
    return new PolicyGraph(nodes, List.copyOf(edges));
  }

  private void appliesIn(String id, List<String> countries) {
    for (String country : countries) {
      String place = NodeIds.shared(NodeKind.JURISDICTION, country);
      node(named(place, NodeKind.JURISDICTION, country, ""));
      edge(id, EdgeKind.APPLIES_IN, place);
    }
  }

  private String term(String language, String word) {
    String id = NodeIds.shared(NodeKind.TERM, language + "/" + word);
    node(named(id, NodeKind.TERM, word, language));
    return id;
  }

  private static Node named(String id, NodeKind kind, String name, String language) {
    return new Node(id, kind, name, name, "", language, Digest.sha256(id));
  }

  private void node(Node node) {
    nodes.putIfAbsent(node.id(), node);
  }

  private void edge(String from, EdgeKind kind, String to) {
    edges.add(new Edge(from, kind, to));
  }
}
