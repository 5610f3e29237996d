package org.casebook.runtime.cli;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code casebook policy}: groups the commands for people who write policies. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Check, test, search, draw or backtest a policy.")
final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name one of check, test, search, graph, backtest, diff, evidence");
  }

  /**
   * The command with its subcommands.
   *
   * @param examples opens what runs examples end to end
   * @param search opens the search over a policy
   * @param tools opens what runs the tools over cases
   */
  static CommandLine line(
      PolicySource source,
      ExamplePipeline.Opener examples,
      PolicySearchCommand.Opener search,
      ScoreCommand.Opener tools,
      PrintStream out,
      PrintStream err) {
    return new CommandLine(new PolicyCommand())
        .addSubcommand(new PolicyCheckCommand(source, out))
        .addSubcommand(new PolicyTestCommand(source, examples, out, err))
        .addSubcommand(new PolicySearchCommand(source, search, out))
        .addSubcommand(new PolicyGraphCommand(source, out))
        .addSubcommand(new PolicyBacktestCommand(source, out, err))
        .addSubcommand(new PolicyDiffCommand(source, out, err))
        .addSubcommand(new PolicyEvidenceCommand(tools, err));
  }
}
