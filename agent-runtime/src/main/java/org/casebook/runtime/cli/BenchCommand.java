package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.casebook.models.Metric;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.runtime.ModelSetup;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.bench.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook bench}: speed, with a peer and a limit in the same run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures speed beside a peer and a limit in the same run.")
final class BenchCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(
      paramLabel = "SUITE",
      description =
          "perception: what looks at content; models: each installed network; policy: rules",
      defaultValue = "perception")
  private String suite = "perception";

  @Option(names = "--rounds", defaultValue = "12", description = "counted rounds (default: 12)")
  private int rounds = 12;

  @Option(names = "--seed", defaultValue = "42", description = "seed (default: 42)")
  private long seed = 42;

  @Option(names = "--json", description = "one JSON document")
  private boolean json;

  BenchCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws JsonProcessingException, InterruptedException {
    List<Suite> wanted = Suite.all().stream().filter(s -> s.name().equals(suite)).toList();
    if (wanted.isEmpty() || rounds < 1) {
      err.println(
          wanted.isEmpty()
              ? "casebook: no suite is named "
                  + suite
                  + "; use "
                  + Suite.all().stream().map(Suite::name).collect(Collectors.joining(", "))
              : "casebook: --rounds " + rounds + " is too few; use at least 1");
      return 2;
    }
    ModelSetup.ensure(workspace.workspace(), err).forEach(err::println);
    Catalogue catalogue = new Catalogue(workspace.workspace().models());
    List<Metric> metrics =
        wanted
            .get(0)
            .run(
                new Suite.Settings(catalogue, seed, rounds, Runtimes::bundledPolicy),
                step -> err.printf("\r%-60s", step));
    err.println();
    MetricPrinter.print(metrics, json, out);
    return 0;
  }
}
