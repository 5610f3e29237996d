package org.casebook.runtime.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Listing;
import org.casebook.models.catalogue.Origin;
import org.casebook.models.catalogue.Recipe;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.catalogue.ModelEntry.State;
import org.casebook.runtime.tool.OwnTools;

/** What the catalogue and the recipes say, as one list. */
public final class ModelEntries {
  private ModelEntries() {}

  /**
   * Every model that is here or can be had, by name and version.
   *
   * @param rivals which models decide now
   */
  public static List<ModelEntry> of(Catalogue catalogue, Rivals rivals) {
    return of(catalogue.listings(), rivals);
  }

  /** The same for listings that were made in another way, such as by hashing all files. */
  public static List<ModelEntry> of(List<Listing> listings, Rivals rivals) {
    List<ModelEntry> entries = new ArrayList<>();
    listings.forEach(listing -> entries.add(here(listing, rivals.standing(listing))));
    for (Recipe recipe : Recipes.all()) {
      if (listings.stream().noneMatch(listing -> listing.model().equals(recipe.model()))) {
        entries.add(toBeHad(recipe, listings));
      }
    }
    entries.sort(Comparator.comparing(ModelEntry::id));
    return List.copyOf(entries);
  }

  private static ModelEntry here(Listing listing, ModelEntry.Standing standing) {
    State state = listing.origin() == Origin.BUNDLED ? State.BUNDLED : State.INSTALLED;
    return new ModelEntry(
        listing.model().toString(),
        listing.stored().isPresent() ? state : State.DAMAGED,
        listing.stored().map(stored -> card(stored.card(), stored.card().bytes())),
        listing.problem().or(() -> OwnTools.note(listing)),
        Optional.empty(),
        OwnTools.isOwn(listing),
        standing,
        listing.stored().map(StoredModel::digests).map(Map::copyOf).orElse(Map.of()));
  }

  private static ModelEntry toBeHad(Recipe recipe, List<Listing> listings) {
    Optional<String> older =
        listings.stream()
            .map(Listing::model)
            .filter(model -> model.name().equals(recipe.model().name()))
            .map(ModelVersion::version)
            .reduce((first, second) -> second);
    return new ModelEntry(
        recipe.model().toString(),
        older.isPresent() ? State.UPDATE : State.AVAILABLE,
        Optional.of(card(recipe.card(), recipe.bytes())),
        Optional.empty(),
        older,
        false,
        ModelEntry.Standing.NONE,
        Map.of());
  }

  private static ModelEntry.Card card(ModelCard card, long bytes) {
    return new ModelEntry.Card(
        card.title(),
        card.kind(),
        card.source(),
        card.licence(),
        card.mayShip(),
        bytes,
        card.languages(),
        card.inputs().stream().map(ModelEntries::port).toList(),
        card.outputs().stream().map(ModelEntries::port).toList(),
        card.intendedUse(),
        card.limitations(),
        card.figures());
  }

  private static String port(ModelCard.Port port) {
    return port.tensor() + " " + port.shape() + ": " + port.meaning();
  }
}
