package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.MiniLmEncoder;
import org.casebook.runtime.inference.MultilingualEncoder;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.SharedEncoder;
import org.casebook.runtime.retrieval.PolicyIndex;
import org.casebook.runtime.retrieval.QuerySignals;
import org.casebook.runtime.retrieval.RetrievalBenchmark;
import org.casebook.runtime.retrieval.RetrievalQuery;
import org.casebook.runtime.text.ScriptAwareIdentifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook eval retrieval}: policy search beside its own parts. */
@Command(
    name = "retrieval",
    mixinStandardHelpOptions = true,
    description = {
      "Measures policy search on questions with known answers, beside BM25, sentence vectors and a",
      "walk over the graph alone; see docs/retrieval-benchmark.md."
    })
final class EvalRetrievalCommand implements Callable<Integer> {
  private static final String COMMUNITY = "community";

  private final PolicySource source;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "questions as JSON lines (default: the bundled ones)")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--split", description = "tune, test or all (default: test)")
  private String split = "test";

  @Option(names = "--encoder", description = "english, multilingual or none (default: english)")
  private String encoder = "english";

  @Option(names = "--seed", description = "seed of the bootstrap (default: 42)")
  private long seed = 42;

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  EvalRetrievalCommand(PolicySource source, PrintStream out, PrintStream err) {
    this.source = source;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    List<RetrievalQuery> queries =
        queries().stream().filter(q -> split.equals("all") || q.split().equals(split)).toList();
    if (queries.isEmpty()) {
      throw new CasebookException("--split " + split + ": there are tune, test and all");
    }
    Workspace home = workspace.workspace();
    try (OnnxSessions sessions = new OnnxSessions()) {
      Optional<SentenceEncoder> reader = encoder(sessions, new Catalogue(home.models()));
      if (reader.isEmpty()) {
        err.println("Measured without sentence vectors.");
      }
      QuerySignals signals = QuerySignals.bundled();
      List<PolicyIndex> indexes = new ArrayList<>();
      for (String name : policies(queries)) {
        indexes.add(
            new PolicyIndex(
                source.load(Optional.of(Path.of(name))),
                reader,
                Optional.of(home.cache()),
                signals));
      }
      MetricPrinter.print(new RetrievalBenchmark(indexes, seed).measure(queries), json, out);
      return 0;
    }
  }

  private List<RetrievalQuery> queries() {
    if (data.isEmpty()) {
      return RetrievalQuery.read("retrieval-queries.jsonl", Runtimes.retrievalQueries());
    }
    try {
      return RetrievalQuery.read(data.get().toString(), Files.readAllLines(data.get()));
    } catch (IOException e) {
      throw new CasebookException(
          "--data " + data.get() + " can not be read as UTF-8 text; name a file of questions", e);
    }
  }

  /** The policies that questions name, and the first bundled one for those that name none. */
  private static Set<String> policies(List<RetrievalQuery> queries) {
    Set<String> names = new LinkedHashSet<>(Set.of(COMMUNITY));
    queries.stream()
        .map(RetrievalQuery::policy)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }

  private Optional<SentenceEncoder> encoder(OnnxSessions sessions, Catalogue catalogue) {
    return switch (encoder) {
      case "english" ->
          SharedEncoder.of(
              new OnDemand<>(
                  catalogue, Recipes.MINILM.model(), model -> new MiniLmEncoder(sessions, model)));
      case "multilingual" ->
          SharedEncoder.of(
              new OnDemand<>(
                  catalogue,
                  Recipes.MULTILINGUAL.model(),
                  model ->
                      new MultilingualEncoder(sessions, model, ScriptAwareIdentifier.bundled())));
      case "none" -> Optional.empty();
      default ->
          throw new CasebookException(
              "--encoder " + encoder + ": there are english, multilingual and none");
    };
  }
}
