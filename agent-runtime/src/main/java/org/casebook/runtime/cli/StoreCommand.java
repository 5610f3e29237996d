package org.casebook.runtime.cli;

import java.util.function.Supplier;
import org.casebook.runtime.storage.StoreLocation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about the store. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    description = "Verify, rebuild or export the history of the workspace.")
public final class StoreCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private StoreCommand() {}

  /**
   * The command with its sub-commands.
   *
   * @param location asked for when a command runs, after options such as {@code --home} were read
   */
  public static CommandLine of(Supplier<StoreLocation> location) {
    return new CommandLine(new StoreCommand())
        .addSubcommand(new StoreVerifyCommand(location))
        .addSubcommand(new StoreRebuildCommand(location))
        .addSubcommand(new StoreExportCommand(location));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "store needs to be told what to do: verify, rebuild or export");
  }
}
