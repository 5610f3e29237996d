package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casebook.models.ModelVersion;
import org.casebook.runtime.ModelSetup;
import org.casebook.runtime.Promotion;
import org.casebook.runtime.Promotion.Trial;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.log.Event;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook models promote}: lets another version decide, if it is better. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a version of the text model, or of the panel that looks for nudity in pictures, decide,"
          + " if it is better than the one that decides now on rows that neither was fitted to, and"
          + " in no slice of them much worse.",
      "Exit status 1: it is not, and the log says why."
    })
final class PromoteCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(paramLabel = "NAME:VERSION", description = "as models list names it")
  private String model = "";

  @Option(
      names = "--data",
      description =
          "folder of labelled data (default: the bundled synthetic cases alone); for nsfw-image one"
              + " with pictures in explicit/ and other/")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--most",
      defaultValue = "2147483647",
      description = "rows of one source that are used (default: all)")
  private int most;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "seed of the split in both trainings (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--force",
      paramLabel = "REASON",
      description = "promote without measuring; the log keeps the reason")
  private Optional<String> force = Optional.empty();

  @Option(names = "--json", description = "one JSON document: the event in the log")
  private boolean json;

  PromoteCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    Workspace home = workspace.workspace();
    Promotion promotion = new Promotion(home);
    ModelVersion challenger = ModelNames.version(model);
    Event event =
        force.isPresent()
            ? promotion.force(challenger, force.get())
            : measured(home, promotion, challenger);
    return new PromotionPrinter(out, json).print(event);
  }

  private Event measured(Workspace home, Promotion promotion, ModelVersion challenger) {
    if (data.isEmpty()) {
      err.println(
          "No --data: measured on bundled synthetic cases alone, of which there are only texts.");
    }
    ModelSetup.ensure(home, err).forEach(err::println);
    Event event =
        promotion.promote(
            challenger,
            new Trial(data.map(TextCommands::folder), most, seed),
            (stage, share) -> err.printf(Locale.ROOT, "\r%-40s %3.0f %%", stage, 100 * share),
            Thread.currentThread()::isInterrupted);
    err.println();
    return event;
  }
}
