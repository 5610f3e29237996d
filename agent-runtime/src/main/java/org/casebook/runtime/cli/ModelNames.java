package org.casebook.runtime.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Recipe;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.CasebookException;

/** How a person names a model on the command line. */
final class ModelNames {
  /** What most people will call the multilingual encoder. */
  private static final String MULTILINGUAL = "multilingual";

  private ModelNames() {}

  /** Reads {@code name/version}, or {@code name:version} as cards and logs have it. */
  static ModelVersion version(String text) {
    try {
      return ModelVersion.parse(text.replaceFirst("/", ":"));
    } catch (IllegalArgumentException e) {
      throw new CasebookException(
          "\"" + text + "\" names no model: write name/version, as in text-harm/1", e);
    }
  }

  /**
   * The recipes that these names ask for.
   *
   * @param names names of models, or {@code multilingual}; none for the lean set
   */
  static List<Recipe> recipes(List<String> names) {
    return names.isEmpty() ? Recipes.lean() : names.stream().map(ModelNames::recipe).toList();
  }

  private static Recipe recipe(String name) {
    return name.equals(MULTILINGUAL)
        ? Recipes.MULTILINGUAL
        : Recipes.all().stream()
            .filter(recipe -> recipe.model().name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new CasebookException(
                        "no model is named "
                            + name
                            + "; use "
                            + MULTILINGUAL
                            + " or one of "
                            + Recipes.all().stream()
                                .map(recipe -> recipe.model().name())
                                .collect(Collectors.joining(", "))));
  }
}
