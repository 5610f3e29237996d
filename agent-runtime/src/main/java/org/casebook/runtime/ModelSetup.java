package org.casebook.runtime;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.InstallMonitor;
import org.casebook.models.catalogue.Installation;
import org.casebook.models.catalogue.ModelInstaller;
import org.casebook.models.catalogue.Recipe;
import org.casebook.models.catalogue.Recipes;

/**
 * Gets the models that a first start needs, with progress. What can not be had is said, not fatal.
 */
public final class ModelSetup {
  private static final double MEGABYTE = 1e6;

  private ModelSetup() {}

  /**
   * Installs what is missing of the lean set.
   *
   * @return one line for each model that could not be installed, with the remedy
   */
  public static List<String> ensure(Workspace workspace, PrintStream progress) {
    Catalogue catalogue = new Catalogue(workspace.models());
    return install(catalogue, Recipes.lean(), progress).stream()
        .filter(Installation.NotAvailable.class::isInstance)
        .map(installation -> ((Installation.NotAvailable) installation).reason())
        .toList();
  }

  /** Installs these models and tells progress. */
  public static List<Installation> install(
      Catalogue catalogue, List<Recipe> recipes, PrintStream progress) {
    try {
      return new ModelInstaller(catalogue, System.getenv()).install(recipes, new Lines(progress));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** One line per phase of a model, with the bytes still to come while it is fetched. */
  private record Lines(PrintStream out) implements InstallMonitor {
    @Override
    public void progress(ModelVersion model, Phase phase, long done, long total) {
      if (phase == Phase.FETCHING && done > 0) {
        return;
      }
      out.printf(
          Locale.ROOT,
          "  %s: %s%s%n",
          model.name(),
          phase.key(),
          phase == Phase.FETCHING ? String.format(Locale.ROOT, " %.0f MB", total / MEGABYTE) : "");
    }
  }
}
