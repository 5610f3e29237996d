package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.casebook.runtime.FusionLab;
import org.casebook.runtime.log.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook train reliability}: how far each source is to be trusted. */
@Command(
    name = "reliability",
    mixinStandardHelpOptions = true,
    description = {
      "Learns from labelled rows how far fusion should trust each source, and tells what that",
      "changes on other rows. Changes no verdict: what is learned is put into the settings of",
      "fusion by a person."
    })
final class TrainReliabilityCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(names = "--data", required = true, description = "folder of labelled data (.jsonl.gz)")
  private Path data = Path.of("");

  @Option(
      names = "--most",
      defaultValue = "4000",
      description =
          "rows of one source that are drawn, over all splits (default: ${DEFAULT-VALUE})")
  private int most = 4000;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "seed of the text model's training (default: ${DEFAULT-VALUE})")
  private long seed = 42;

  @Option(names = "--json", description = "one JSON document, with provenance")
  private boolean json;

  TrainReliabilityCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try (FusionLab lab = new FusionLab(workspace.workspace(), err)) {
      FusionLab.Trust trust = lab.reliability(TextCommands.folder(data), most, seed);
      if (json) {
        out.println(CanonicalJson.write(trust));
        return 0;
      }
      trust
          .reliabilities()
          .forEach((source, r) -> out.printf(Locale.ROOT, "%-28s %.2f%n", source, r));
      out.printf(
          Locale.ROOT,
          "learned from %d rows; log loss on the report rows %.4f, with the trust that ships"
              + " %.4f%n",
          trust.rows(),
          trust.after(),
          trust.before());
    }
    return 0;
  }
}
