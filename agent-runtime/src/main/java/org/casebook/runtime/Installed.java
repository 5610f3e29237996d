package org.casebook.runtime;

import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipe;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;

/** A model that a piece of work can not do without. */
final class Installed {
  private Installed() {}

  /**
   * The stored model.
   *
   * @throws CasebookException that names it and how to install it
   */
  static StoredModel of(Catalogue catalogue, Recipe recipe) {
    return catalogue
        .find(recipe.model())
        .orElseThrow(
            () ->
                new CasebookException(
                    recipe.model()
                        + " is not installed; run `casebook models install "
                        + recipe.model().name()
                        + "`"));
  }
}
