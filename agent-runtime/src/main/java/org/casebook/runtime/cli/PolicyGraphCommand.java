package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.graph.Edge;
import org.casebook.runtime.graph.EdgeKind;
import org.casebook.runtime.graph.GraphDot;
import org.casebook.runtime.graph.GraphPath;
import org.casebook.runtime.graph.MandatoryClosure;
import org.casebook.runtime.graph.Node;
import org.casebook.runtime.graph.NodeKind;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.graph.Precedent;
import org.casebook.runtime.graph.PrecedentFold;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.storage.SqliteLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook policy graph}: a policy as a graph, whole or around one clause. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a policy as a graph of clauses, exceptions, predicates, definitions, terms, examples",
      "and the decisions of this workspace's reviewers; with --clause, what belongs to one clause."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:done", "2:bad use, or the policy has problems"})
final class PolicyGraphCommand implements Callable<Integer> {
  private final PolicySource source;
  private final PrintStream out;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the folder with policy.yaml (default: the bundled policy)")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--clause", paramLabel = "ID", description = "only what belongs to this clause")
  private Optional<String> clause = Optional.empty();

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  @Option(names = "--dot", description = "a digraph for Graphviz on standard output")
  private boolean dot;

  PolicyGraphCommand(PolicySource source, PrintStream out) {
    this.source = source;
    this.out = out;
  }

  @Override
  public Integer call() {
    Policy policy = source.load(folder);
    PolicyGraph graph = PolicyGraph.of(List.of(policy), precedents());
    Optional<Node> centre = clause.map(id -> centre(policy, graph, id));
    SortedSet<String> shown = new TreeSet<>();
    Map<String, GraphPath> closure =
        centre.map(c -> new MandatoryClosure(graph, node -> true).of(c.id())).orElse(Map.of());
    if (centre.isPresent()) {
      shown.add(centre.get().id());
      graph.around(centre.get().id()).forEach(step -> shown.add(step.to()));
      closure.values().forEach(path -> path.steps().forEach(step -> shown.add(step.to())));
    } else {
      graph.nodes().forEach(node -> shown.add(node.id()));
    }
    if (dot) {
      out.print(GraphDot.write(graph, shown));
    } else if (json) {
      out.println(CanonicalJson.write(report(graph, shown, closure)));
    } else if (centre.isPresent()) {
      print(graph, centre.get(), closure);
    } else {
      print(policy, graph);
    }
    return 0;
  }

  private static Node centre(Policy policy, PolicyGraph graph, String id) {
    return graph
        .clause(policy, id)
        .orElseThrow(
            () ->
                new CasebookException(
                    "--clause "
                        + id
                        + ": "
                        + policy.id()
                        + " "
                        + policy.version()
                        + " has no such clause; it has "
                        + policy.clauses().firstKey()
                        + " to "
                        + policy.clauses().lastKey()));
  }

  private List<Precedent> precedents() {
    Path log = workspace.workspace().log();
    if (!Files.isRegularFile(log)) {
      return List.of();
    }
    try (SqliteLog events = SqliteLog.openExisting(log, Clock.systemUTC());
        Stream<LoggedEvent> all = events.all()) {
      return PrecedentFold.of(all);
    }
  }

  private static Report report(
      PolicyGraph graph, SortedSet<String> shown, Map<String, GraphPath> closure) {
    return new Report(
        graph.sha256(),
        shown.stream().flatMap(id -> graph.node(id).stream()).toList(),
        graph.edges().stream()
            .filter(edge -> shown.contains(edge.from()) && shown.contains(edge.to()))
            .toList(),
        List.copyOf(closure.keySet()));
  }

  private void print(Policy policy, PolicyGraph graph) {
    out.printf("%s %s; graph sha256 %s%n", policy.id(), policy.version(), graph.sha256());
    for (NodeKind kind : NodeKind.values()) {
      out.printf(Locale.ROOT, "%6d %s%n", graph.nodes(kind).size(), kind.key());
    }
    for (EdgeKind kind : EdgeKind.values()) {
      long count = graph.edges().stream().filter(edge -> edge.kind() == kind).count();
      out.printf(Locale.ROOT, "%6d %s%n", count, kind.key());
    }
  }

  private void print(PolicyGraph graph, Node centre, Map<String, GraphPath> closure) {
    out.printf("%s %s (%s)%n", centre.name(), centre.title(), centre.id());
    List<GraphPath.Step> steps = new ArrayList<>(graph.around(centre.id()));
    steps.sort(Comparator.comparing(step -> step.edge().kind()));
    for (GraphPath.Step step : steps) {
      out.println("  " + new GraphPath(centre.id(), List.of(step)).text(graph));
    }
    out.println("Whoever applies it also reads:");
    for (NodeKind kind : Arrays.asList(NodeKind.EXCEPTION, NodeKind.CLAUSE, NodeKind.DEFINITION)) {
      closure.forEach(
          (id, path) ->
              graph
                  .node(id)
                  .filter(node -> node.kind() == kind)
                  .ifPresent(
                      node ->
                          out.printf("  %s %s: %s%n", kind.key(), node.name(), path.text(graph))));
    }
  }

  /**
   * What {@code --json} prints.
   *
   * @param closure what whoever applies the clause also reads; empty without {@code --clause}
   */
  record Report(String sha256, List<Node> nodes, List<Edge> edges, List<String> closure) {}
}
