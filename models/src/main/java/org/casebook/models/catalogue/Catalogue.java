package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
   * @param folder holds one folder {@code <name>/<version>/} per model, and folders that people put
   *     there, whose card says what they are
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
    return ModelFolders.find(folder, model).map(home -> InstalledModels.open(model, home, false));
  }

  /**
   * Deletes an installed model with all its files.
   *
   * @throws ModelException when it is bundled, is not there or can not be deleted
   */
  public void remove(ModelVersion model) {
    if (BundledModels.list().contains(model)) {
      throw new ModelException(model + " is part of the program and can not be removed");
    }
    Path home =
        ModelFolders.find(folder, model)
            .orElseThrow(() -> new ModelException(model + " is not installed"));
    try {
      InstallFolder.delete(home);
    } catch (IOException e) {
      throw new ModelException(home + " can not be deleted: " + e.getMessage(), e);
    }
  }

  /** The models that are here, whether usable or not; reads no file but their cards. */
  public Set<ModelVersion> versions() {
    Set<ModelVersion> versions = new HashSet<>(BundledModels.list());
    ModelFolders.list(folder).forEach(found -> versions.add(found.model()));
    return versions;
  }

  /** Every model, usable or not, by name and version. */
  public List<Listing> listings() {
    return list(false);
  }

  /** As {@link #listings}, but hashes every file again, whatever the stamps say. */
  public List<Listing> verify() {
    return list(true);
  }

  /**
   * Hashes every file of one model again.
   *
   * @throws ModelException when it is not here
   */
  public Listing verify(ModelVersion model) {
    if (BundledModels.list().contains(model)) {
      return listing(model, Origin.BUNDLED, () -> withAllFilesRead(BundledModels.open(model)));
    }
    Path home =
        ModelFolders.find(folder, model)
            .orElseThrow(() -> new ModelException(model + " is not installed"));
    return listing(model, Origin.INSTALLED, () -> InstalledModels.open(model, home, true));
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
    for (ModelFolders.Found found : ModelFolders.list(folder)) {
      listings.add(
          found.problem().isPresent()
              ? new Listing(found.model(), Origin.INSTALLED, Optional.empty(), found.problem())
              : listing(
                  found.model(),
                  Origin.INSTALLED,
                  () -> InstalledModels.open(found.model(), found.folder(), thorough)));
    }
    listings.sort(Comparator.comparing(listing -> listing.model().toString()));
    return listings;
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
