package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;

/**
 * All models that this program can use: those inside it and those in one folder. Holds no state;
 * each call looks at the folder as it is, so that a model installed while the program runs is seen.
 */
public final class Catalogue {
  private final Path folder;

  /**
   * A catalogue over a models folder, which need not exist yet.
   *
   * @param folder holds one folder {@code <name>/<version>/} per model
   */
  public Catalogue(Path folder) {
    this.folder = folder;
  }

  /** The models folder. */
  public Path folder() {
    return folder;
  }

  /**
   * The model with this name and version, verified. A bundled model wins over an installed one of
   * the same version: both are immutable, so they are the same.
   *
   * @return empty when it is neither bundled nor installed
   * @throws ModelException when it is there but damaged; the message says what to do
   */
  public Optional<StoredModel> find(ModelVersion model) {
    if (BundledModels.list().contains(model)) {
      return Optional.of(BundledModels.open(model));
    }
    Path home = home(model);
    return Files.isDirectory(home)
        ? Optional.of(InstalledModels.open(model, home, false))
        : Optional.empty();
  }

  /** The bundled version of a model; the last one by name where there are several. */
  public Optional<ModelVersion> bundled(String name) {
    return BundledModels.list().stream()
        .filter(model -> model.name().equals(name))
        .reduce((earlier, later) -> later);
  }

  /** Every model, usable or not, by name and version. */
  public List<Listing> listings() {
    return list(false);
  }

  /** As {@link #listings}, but hashes every file again, whatever the stamps say. */
  public List<Listing> verify() {
    return list(true);
  }

  /** The folder that holds, or will hold, an installed model. */
  Path home(ModelVersion model) {
    return folder.resolve(model.name()).resolve(model.version());
  }

  private List<Listing> list(boolean thorough) {
    List<Listing> listings = new ArrayList<>();
    for (ModelVersion model : BundledModels.list()) {
      listings.add(
          listing(model, Origin.BUNDLED, () -> withAllFilesRead(BundledModels.open(model))));
    }
    for (ModelVersion model : installed()) {
      listings.add(
          listing(
              model, Origin.INSTALLED, () -> InstalledModels.open(model, home(model), thorough)));
    }
    listings.sort(Comparator.comparing(listing -> listing.model().toString()));
    return listings;
  }

  private List<ModelVersion> installed() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      return BundledModels.list(folder);
    } catch (IOException e) {
      throw new ModelException(folder + " can not be listed: " + e.getMessage(), e);
    }
  }

  private static StoredModel withAllFilesRead(StoredModel model) {
    model.digests().keySet().forEach(model::bytes);
    return model;
  }

  private static Listing listing(ModelVersion model, Origin origin, Supplier<StoredModel> open) {
    try {
      return new Listing(model, origin, Optional.of(open.get()), Optional.empty());
    } catch (ModelException e) {
      return new Listing(model, origin, Optional.empty(), Optional.of("" + e.getMessage()));
    }
  }
}
