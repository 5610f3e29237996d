package org.casebook.runtime.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.storage.SqliteLog;
import org.casebook.runtime.storage.StoreLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code store rebuild}: drops the projections and folds the log again. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = "Drops the queue and the other computed tables and computes them from the log.")
final class StoreRebuildCommand implements Callable<Integer> {
  @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(names = "--json", description = "Print the outcome as one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    StoreLocation store = StoreCommand.location(workspace.workspace());
    PrintWriter out = spec.commandLine().getOut();
    long events;
    try (SqliteLog log = SqliteLog.openExisting(store.database(), Clock.systemUTC())) {
      events = log.rebuild();
    }
    if (json) {
      out.println(CanonicalJson.write(new Outcome(events)));
    } else {
      out.printf("%s: projections computed from %d events%n", store.database(), events);
    }
    out.flush();
    return 0;
  }

  /** The outcome as JSON. */
  record Outcome(long events) {}
}
