package org.casebook.runtime.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.storage.StoreLocation;
import org.casebook.runtime.storage.StoreReport;
import org.casebook.runtime.storage.StoreReport.Head;
import org.casebook.runtime.storage.StoreReport.Problem;
import org.casebook.runtime.storage.StoreVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code store verify}: exit status 0 when the store is sound, 1 when it is not. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every event against its hash chain, the projections against the log, and the media"
          + " against their digests; names the first broken event.",
      "To be sure that nothing is cut off later, write the heads that it prints down elsewhere."
    })
final class StoreVerifyCommand implements Callable<Integer> {
  @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(names = "--json", description = "Print the report as one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    StoreLocation store = StoreCommand.location(workspace.workspace());
    StoreReport report = StoreVerification.of(store);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CanonicalJson.write(report));
    } else {
      print(store, report, out);
    }
    out.flush();
    return report.sound() ? 0 : 1;
  }

  private static void print(StoreLocation store, StoreReport report, PrintWriter out) {
    out.printf(
        "%s: %s, events: %d, writers: %d%n",
        store.database(),
        report.sound() ? "sound" : "BROKEN",
        report.events(),
        report.heads().size());
    report.problems().forEach(problem -> out.println("  " + line(problem)));
    for (Head head : report.heads()) {
      out.printf("  head of %s: event %d, chain %s%n", head.writer(), head.seq(), head.chain());
    }
    report.notes().forEach(note -> out.println("  note: " + note));
  }

  private static String line(Problem problem) {
    String where =
        problem
            .event()
            .map(
                place ->
                    "event "
                        + place.id()
                        + " (writer "
                        + place.writer()
                        + ", seq "
                        + place.seq()
                        + place.type().map(type -> ", " + type).orElse("")
                        + place.at().map(at -> ", " + at).orElse("")
                        + "): ")
            .orElse("");
    return problem.kind().key() + ": " + where + problem.what();
  }
}
