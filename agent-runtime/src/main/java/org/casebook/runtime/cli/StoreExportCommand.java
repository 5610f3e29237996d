package org.casebook.runtime.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.storage.StoreExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code store export}: the history as JSON lines. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes every event as one line of JSON, with its hashes, to standard output or a file.")
final class StoreExportCommand implements Callable<Integer> {
  @Mixin private WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Write to this file.")
  private @Nullable Path file;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Accepted like everywhere; the output is JSON anyway.")
  void json(boolean ignored) {}

  @Override
  public Integer call() {
    Path database = workspace.workspace().log();
    PrintWriter out = spec.commandLine().getOut();
    long lines = file == null ? StoreExport.write(database, out) : toFile(database, file);
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    err.printf("%s: %d events exported%n", database, lines);
    err.flush();
    return 0;
  }

  private static long toFile(Path database, Path file) {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      return StoreExport.write(database, out);
    } catch (IOException e) {
      throw new CasebookException(
          file + ": can not be written; check that its folder exists and has space", e);
    }
  }
}
