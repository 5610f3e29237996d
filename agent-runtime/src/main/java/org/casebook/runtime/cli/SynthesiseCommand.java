package org.casebook.runtime.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.samples.PolicySamples;
import org.casebook.runtime.samples.SampleLines;
import org.casebook.runtime.samples.SampleReport;
import org.casebook.runtime.samples.SampleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code casebook synthesise}: labelled samples for a policy or for one of its clauses. */
@Command(
    name = "synthesise",
    mixinStandardHelpOptions = true,
    description = {
      "Makes labelled cases for a policy from the slot grammar: violating texts, each with a",
      "confounder that differs in one place and breaks nothing. The same seed gives the same bytes."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:done",
      "1:nothing of what was asked can be said in words",
      "2:no such clause, language or folder, or the policy has problems"
    })
final class SynthesiseCommand implements Callable<Integer> {
  private static final int ROWS_OF_A_CLAUSE = 100;
  private static final int ROWS_OF_A_POLICY = 6000;

  private final PolicySource source;
  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "the folder with policy.yaml (default: the bundled policy)")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--clause", paramLabel = "ID", description = "one clause (default: all)")
  private Optional<String> clause = Optional.empty();

  @Option(
      names = "--lang",
      split = ",",
      paramLabel = "CODE",
      description = "ISO 639-3 codes, separated by commas (default: all that have a grammar)")
  private List<String> languages = List.of();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "rows, both sides together (default: 100 for a clause, 6000 for a policy)")
  private Optional<Integer> count = Optional.empty();

  @Option(names = "--seed", paramLabel = "S", description = "seed (default: 1)")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "where the rows go, .jsonl or .jsonl.gz (default: standard output)")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--json", description = "with --out: the counts as one JSON document")
  private boolean json;

  SynthesiseCommand(PolicySource source, PrintStream out, PrintStream err) {
    this.source = source;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    int rows = count.orElse(clause.isPresent() ? ROWS_OF_A_CLAUSE : ROWS_OF_A_POLICY);
    if (rows < 2) {
      throw new CasebookException("--count " + rows + ": a pair has two rows; ask for at least 2");
    }
    Policy policy = source.load(folder);
    PolicySamples maker = PolicySamples.of(policy);
    List<String> spoken =
        languages.isEmpty() ? List.copyOf(maker.languages()) : List.copyOf(languages);
    SampleSet set =
        clause.isPresent()
            ? maker.forClause(clause.get(), spoken, rows, seed)
            : maker.forAll(spoken, rows, seed);
    if (file.isPresent()) {
      write(set, file.get());
      SampleReport report = SampleReport.of(policy.id() + " " + policy.version(), seed, set);
      if (json) {
        out.println(CanonicalJson.write(report));
      } else {
        print(report);
      }
    } else {
      set.samples().forEach(sample -> out.println(SampleLines.line(sample)));
    }
    err.printf("%d rows; wanted were %d%n", set.samples().size(), rows);
    set.lacking().forEach((id, why) -> err.printf("%s: %s%n", id, why));
    return set.samples().isEmpty() ? 1 : 0;
  }

  private static void write(SampleSet set, Path to) {
    try {
      SampleLines.write(set.samples(), to);
    } catch (IOException e) {
      throw new CasebookException(
          to + " can not be written: " + e.getMessage() + "; choose another --out", e);
    }
  }

  private void print(SampleReport report) {
    out.printf(
        "%s, seed %d: %d rows, %d violating and %d safe%n",
        report.policy(), report.seed(), report.rows(), report.violates(), report.safe());
    row("languages", report.languages());
    row("areas", report.areas());
    row("actions", report.actions());
    row("frames", report.frames());
    row("pairs differ in", report.slots());
    row("attack families", report.attacks());
    row("clauses", report.clauses());
  }

  private void row(String name, SortedMap<String, Long> counts) {
    out.println(
        name
            + ": "
            + counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ")));
  }
}
