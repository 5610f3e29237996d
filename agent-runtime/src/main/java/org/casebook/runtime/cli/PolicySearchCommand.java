package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.ClauseMatch;
import org.casebook.runtime.retrieval.PolicyIndex;
import org.casebook.runtime.retrieval.PolicyIndex.Retrieval;
import org.casebook.runtime.retrieval.RetrievalTrace;
import org.casebook.runtime.retrieval.SearchRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook policy search}: the clauses that a text may be about, and why. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Finds the clauses that a text may be about, with scores and why.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:found", "1:no clause has anything in common with the text", "2:bad use"})
final class PolicySearchCommand implements Callable<Integer> {
  private final PolicySource source;
  private final Opener opener;
  private final PrintStream out;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "a post or a few words")
  private List<String> words = List.of();

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "the folder with policy.yaml (default: the bundled policy)")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--country",
      description = "only clauses that apply there, as in DE (default: all clauses)")
  private Optional<String> country = Optional.empty();

  @Option(
      names = "--surface",
      description = "only a policy for this surface, as in comment (default: any)")
  private Optional<String> surface = Optional.empty();

  @Option(
      names = "--day",
      paramLabel = "YYYY-MM-DD",
      description = "only a policy that is in force on this day (default: any)")
  private Optional<LocalDate> day = Optional.empty();

  @Option(names = "--limit", description = "the most clauses (default: 5)")
  private int limit = 5;

  @Option(
      names = "--trace",
      description = "how the clauses were found, and what is to be read with them")
  private boolean trace;

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  PolicySearchCommand(PolicySource source, Opener opener, PrintStream out) {
    this.source = source;
    this.opener = opener;
    this.out = out;
  }

  @Override
  public Integer call() {
    Policy policy = source.load(folder);
    try (Search search = opener.open(workspace.workspace(), policy)) {
      Retrieval found =
          search
              .index()
              .retrieve(
                  new SearchRequest(
                      String.join(" ", words),
                      country.map(c -> c.toUpperCase(Locale.ROOT)),
                      surface,
                      day,
                      true,
                      limit));
      List<ClauseMatch> matches = found.matches();
      if (json) {
        out.println(
            CanonicalJson.write(
                new Report(
                    search.index().encoderId(),
                    matches,
                    trace ? Optional.of(found.trace()) : Optional.empty())));
      } else {
        matches.forEach(match -> print(policy, match));
        if (!found.trace().outOfForce().isEmpty()) {
          out.println(found.trace().outOfForce());
        }
        if (trace) {
          TracePrinter.print(found.trace(), PolicyGraph.of(policy), out);
        }
        search.note().ifPresent(out::println);
      }
      return matches.isEmpty() ? 1 : 0;
    }
  }

  private void print(Policy policy, ClauseMatch match) {
    Optional<Clause> clause = policy.clause(match.clause());
    out.printf(
        Locale.ROOT,
        "%-6s %.4f  %s (%s, severity %d)%n",
        match.clause(),
        match.score(),
        clause.map(Clause::title).orElse(""),
        clause.map(c -> c.action().key()).orElse(""),
        clause.map(Clause::severity).orElse(0));
    String lists =
        match.ranks().stream()
            .map(rank -> rank.ranking() + " #" + rank.place())
            .collect(Collectors.joining(", "));
    out.println(
        "       found by " + (match.path().isEmpty() || !lists.isEmpty() ? lists : match.path()));
    out.printf("       “%s”%n", match.passage());
    match
        .example()
        .ifPresent(
            found ->
                out.printf(
                    "       %s example%s: “%s”%n",
                    found.example().violates() ? "violating" : "safe",
                    found
                        .cosine()
                        .map(cosine -> String.format(Locale.ROOT, " (cosine %.2f)", cosine))
                        .orElse(""),
                    found.example().text()));
  }

  /**
   * What {@code --json} prints.
   *
   * @param trace with {@code --trace}
   */
  record Report(
      Optional<String> encoder, List<ClauseMatch> matches, Optional<RetrievalTrace> trace) {}

  /** An open search. */
  interface Search extends AutoCloseable {
    /** What to search. */
    PolicyIndex index();

    /** What is missing, for people. */
    Optional<String> note();

    @Override
    void close();
  }

  /** Opens the search over a policy. */
  interface Opener {
    /** The search; close it when done. */
    Search open(Workspace workspace, Policy policy);
  }
}
