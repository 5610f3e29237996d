package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.casebook.models.Metric;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.samples.EndToEnd;
import org.casebook.runtime.samples.EndToEnd.Row;
import org.casebook.runtime.samples.LabelledSample;
import org.casebook.runtime.samples.Observed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook eval policy}: policies end to end, from raw content. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the examples of policies and a draw of the made-up samples through the whole agent, and",
      "tells how often it cites exactly the right clauses, by how deep the rules go that decide,",
      "and which signals of the made-up samples the tools find."
    })
final class EvalPolicyCommand implements Callable<Integer> {
  private static final int WINDOW = 16;
  private static final String EXAMPLES = ".examples";
  private static final String MADE_UP = ".made_up";

  private final PolicySource source;
  private final Function<String, List<LabelledSample>> bundled;
  private final RawContent.Opener opener;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "POLICY",
      description = "folders, or names of bundled policies (default: all bundled ones)")
  private List<Path> policies = new ArrayList<>();

  @Option(
      names = "--made-up",
      paramLabel = "N",
      description = "how many of the made-up samples of a policy are drawn (default: 1000)")
  private int most = 1000;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "how many of a policy's examples are drawn (default: all)")
  private int mostExamples = Integer.MAX_VALUE;

  @Option(names = "--planner", description = "which planner runs (default: all-tools)")
  private String planner = "all-tools";

  @Option(names = "--seed", description = "seed of the draw and the bootstrap (default: 42)")
  private long seed = 42;

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  EvalPolicyCommand(
      PolicySource source,
      Function<String, List<LabelledSample>> bundled,
      RawContent.Opener opener,
      PrintStream out,
      PrintStream err) {
    this.source = source;
    this.bundled = bundled;
    this.opener = opener;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    if (most < 0 || mostExamples < 0) {
      throw new CasebookException("--made-up and --examples are counts; give 0 or more");
    }
    if (policies.isEmpty()) {
      policies = List.of(Path.of("community"), Path.of("marketplace"), Path.of("eu-notices"));
    }
    List<Row> rows = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    for (Path named : policies) {
      Policy policy = source.load(Optional.of(named));
      versions.add(policy.id() + " " + policy.version());
      rows.addAll(rows(policy));
    }
    if (rows.isEmpty()) {
      throw new CasebookException("there is nothing to measure; raise --examples or --made-up");
    }
    SignalTable signals = new SignalTable(EvalPolicyCommand::judged);
    rows.stream()
        .filter(row -> row.set().endsWith(MADE_UP))
        .forEach(row -> signals.add(row.signals(), row.observed().established()));
    String version = String.join(", ", versions) + ", planner " + planner;
    List<Metric> metrics = new EndToEnd(seed, version).metrics(rows);
    if (json) {
      out.println(CanonicalJson.write(Map.of("metrics", metrics, "signals", signals.rows())));
    } else {
      MetricPrinter.print(metrics, false, out);
      if (!signals.rows().isEmpty()) {
        out.println();
        signals.print(out);
      }
    }
    return 0;
  }

  private static boolean judged(String signal) {
    return SignalTable.families("cue.", "frame.", "harm.").test(signal);
  }

  private List<Row> rows(Policy policy) {
    List<GoldCase> cases = new ArrayList<>();
    drawn(policy.examples(), mostExamples).stream()
        .filter(example -> example.signals().isPresent())
        .forEach(example -> cases.add(GoldCase.of(policy, example, policy.id() + EXAMPLES)));
    drawn(bundled.apply(policy.id()), most)
        .forEach(sample -> cases.add(GoldCase.of(policy, sample, policy.id() + MADE_UP)));
    List<Row> rows = new ArrayList<>();
    Deque<Pending> pending = new ArrayDeque<>();
    try (RawContent content = opener.open(workspace.workspace(), policy, planner)) {
      for (GoldCase gold : cases) {
        pending.add(new Pending(gold, content.observe(gold.draft())));
        if (pending.size() == WINDOW) {
          rows.add(pending.remove().row());
          tell(policy, rows.size(), cases.size());
        }
      }
      for (Pending last : pending) {
        rows.add(last.row());
        tell(policy, rows.size(), cases.size());
      }
      err.println();
    }
    return rows;
  }

  private void tell(Policy policy, int done, int all) {
    err.printf(Locale.ROOT, "\r%s: %d of %d", policy.id(), done, all);
  }

  private record Pending(GoldCase gold, CompletableFuture<Observed> observed) {
    Row row() {
      return gold.row(observed.join());
    }
  }

  /** A draw without replacement, in the order of the list. */
  private <T> List<T> drawn(List<T> all, int count) {
    if (count >= all.size()) {
      return all;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order.subList(0, count).stream().sorted().map(all::get).collect(Collectors.toList());
  }
}
