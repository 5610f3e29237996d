package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.ExampleGrade;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.policy.PolicyTestReport;
import org.casebook.runtime.policy.PolicyTestReport.Graded;
import org.casebook.runtime.policy.PolicyTestReport.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook policy test}: a policy on its own examples, as logic and end to end. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs every example of a policy: first the clauses on the signals that the example notes,",
      "which must all come out right, then the whole agent on the text."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the logic is right and enough examples pass",
      "1:it is not, or too few pass",
      "2:the policy has problems"
    })
final class PolicyTestCommand implements Callable<Integer> {
  private final PolicySource source;
  private final ExamplePipeline.Opener opener;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the folder with policy.yaml (default: the bundled policy)")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--logic", description = "only the clauses on the noted signals; no model runs")
  private boolean logicOnly;

  @Option(
      names = "--threshold",
      paramLabel = "RATE",
      description = "the share of examples that must pass end to end (default: 0)")
  private double threshold;

  @Option(names = "--misses", description = "tell each example that does not pass")
  private boolean misses;

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  PolicyTestCommand(
      PolicySource source, ExamplePipeline.Opener opener, PrintStream out, PrintStream err) {
    this.source = source;
    this.opener = opener;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    Policy policy = source.load(folder);
    List<Graded> graded = logicOnly ? List.of() : grade(policy);
    PolicyTestReport report = PolicyTestReport.of(policy, graded);
    if (json) {
      out.println(CanonicalJson.write(report));
    } else {
      print(policy, report);
    }
    return report.logic().isEmpty() && report.total().rate() >= threshold ? 0 : 1;
  }

  private List<Graded> grade(Policy policy) {
    List<Graded> graded = new ArrayList<>();
    try (ExamplePipeline pipeline = opener.open(workspace.workspace(), policy)) {
      int count = policy.examples().size();
      for (Example example : policy.examples()) {
        Decision decision = pipeline.decide(example);
        ExampleGrade grade = ExampleGrade.of(example, decision);
        graded.add(new Graded(example, grade));
        err.printf("\r%d of %d examples", graded.size(), count);
        if (misses && grade != ExampleGrade.RIGHT) {
          out.printf(
              "examples.jsonl:%d: %s (%s): %s, decided %s %s%n",
              example.line(),
              example.clause(),
              example.violates() ? "violates" : "safe",
              grade.key(),
              decision.action().key(),
              String.join(" ", decision.clauses()));
        }
      }
      err.println();
    }
    return graded;
  }

  private void print(Policy policy, PolicyTestReport report) {
    report
        .logic()
        .forEach(line -> out.printf("examples.jsonl:%d: %s%n", line.line(), line.reason()));
    out.printf(
        "%s: logic right on %d of %d examples%n",
        report.policy(),
        policy.examples().size() - report.logic().size(),
        policy.examples().size());
    if (report.total().n() == 0) {
      return;
    }
    out.printf("%-8s %4s %6s %5s %7s %6s%n", "clause", "n", "right", "area", "people", "wrong");
    report
        .clauses()
        .forEach(row -> row(row, policy.clause(row.of()).map(Clause::title).orElse("")));
    report.languages().forEach(row -> row(row, "language"));
    row(report.total(), String.format(Locale.ROOT, "%.1f %% right", 100 * report.total().rate()));
  }

  private void row(Tally row, String note) {
    out.printf(
        "%-8s %4d %6d %5d %7d %6d  %s%n",
        row.of(), row.n(), row.right(), row.rightArea(), row.toPeople(), row.wrong(), note);
  }
}
