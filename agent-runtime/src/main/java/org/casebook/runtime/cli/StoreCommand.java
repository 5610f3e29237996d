package org.casebook.runtime.cli;

import org.casebook.runtime.Workspace;
import org.casebook.runtime.storage.StoreLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code casebook store}: groups the commands about the history of a workspace. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    description = "Verify, rebuild or export the history of the workspace.",
    subcommands = {StoreVerifyCommand.class, StoreRebuildCommand.class, StoreExportCommand.class})
public final class StoreCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name one of verify, rebuild, export");
  }

  static StoreLocation location(Workspace workspace) {
    return new StoreLocation(workspace.log(), workspace.media());
  }
}
