package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.casebook.models.ModelException;
import org.casebook.runtime.ModerationLab.Question;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.CasebookException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code casebook}: the root of the command line. */
@Command(
    name = "casebook",
    mixinStandardHelpOptions = true,
    version = "Casebook 0.1.0",
    description =
        "Interpretable content moderation on your own machine. Without a command: the desktop.",
    footer = {
      "%nAlso: casebook tour --out DIR [--size 1280x800] [--theme light|dark] [--lang xx]",
      "      drives the desktop without a display and takes a picture of each screen.%n"
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:done", "1:it ran and the answer is no", "2:bad use or bad input"})
public final class CasebookCommand implements Callable<Integer> {
  private final Desktop desktop;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  private CasebookCommand(Desktop desktop) {
    this.desktop = desktop;
  }

  /** What is opened when no command is named. */
  public interface Desktop {
    /** Shows the workspace until it is closed, and returns the exit status. */
    int open(Workspace workspace);
  }

  @Override
  public Integer call() {
    return desktop.open(workspace.workspace());
  }

  /**
   * Runs a command line.
   *
   * @param args the arguments; options of the workspace may stand before the command or after it
   * @param desktop what is opened when no command is named
   * @return the exit status
   */
  public static int run(String[] args, Desktop desktop) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Style style = Style.of(System.getenv(), Boolean.getBoolean("casebook.terminal"));
    CasebookCommand root = new CasebookCommand(desktop);
    CommandLine line = new CommandLine(root);
    line.addSubcommand(new TriageCommand(Runtimes::open, out, err, style));
    line.addSubcommand(new ScoreCommand(Runtimes::inMemory, err));
    line.addSubcommand(ModelsCommand.line(out, err));
    TextCommands text = new TextCommands(out, err);
    line.addSubcommand(
        new CommandLine(text.new Train())
            .addSubcommand(new TrainFusionCommand(out, err))
            .addSubcommand(new TrainReliabilityCommand(out, err)));
    line.addSubcommand(
        new CommandLine(text.new Eval())
            .addSubcommand(new EvalCalibrationCommand(out, err))
            .addSubcommand(new EvalRationaleCommand(out, err))
            .addSubcommand(new EvalModerationCommand(Question.FUSION, out, err).line())
            .addSubcommand(new EvalModerationCommand(Question.ROUTING, out, err).line())
            .addSubcommand(new EvalModerationCommand(Question.CONFOUNDERS, out, err).line())
            .addSubcommand(new EvalRetrievalCommand(Runtimes::readPolicy, out, err))
            .addSubcommand(new EvalAgentCommand(Runtimes::inMemory, out, err))
            .addSubcommand(new EvalSignalsCommand(Runtimes::inMemory, out, err))
            .addSubcommand(
                new EvalPolicyCommand(
                    Runtimes::readPolicy,
                    Runtimes::madeUpSamples,
                    (workspace, policy, planner) ->
                        new AgentContent(workspace, policy, planner, err),
                    out,
                    err)));
    line.addSubcommand(new SynthesiseCommand(Runtimes::readPolicy, out, err));
    line.addSubcommand(new BenchCommand(out, err));
    line.addSubcommand(new ProvenanceCommand(out, err));
    line.addSubcommand(new TranscribeCommand(out));
    line.addSubcommand(new ExplainCommand(out));
    line.addSubcommand(new StatementCommand(out, err));
    line.addSubcommand(new DoctorCommand(out));
    line.addSubcommand(new HashesCommand(out, err));
    line.addSubcommand(new StoreCommand());
    line.addSubcommand(new McpCommand(err, System.getenv()));
    line.addSubcommand(
        PolicyCommand.line(
            Runtimes::readPolicy,
            (workspace, policy) -> new AgentExamples(workspace, policy, err),
            InstalledSearch::new,
            Runtimes::inMemory,
            out,
            err));
    line.setDefaultValueProvider(option -> root.workspace.given(option).orElse(null));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (e, commandLine, parsed) -> {
          if (e instanceof CasebookException || e instanceof ModelException) {
            err.println("casebook: " + e.getMessage());
            return 2;
          }
          throw e;
        });
    return line.execute(args);
  }
}
