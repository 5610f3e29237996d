package org.casebook.runtime;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.InstallMonitor;
import org.casebook.models.catalogue.Installation;
import org.casebook.models.catalogue.ModelInstaller;
import org.casebook.models.catalogue.Recipe;
import org.casebook.models.catalogue.Recipes;

/**
 * Gets the models that a first start needs, with progress. What can not be had is said, not fatal;
 * a model whose licence does not allow shipping is never among them.
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
    return problems(install(catalogue, defaults(), progress));
  }

  private static List<Recipe> defaults() {
    return Recipes.lean().stream().filter(recipe -> recipe.card().mayShip()).toList();
  }

  private static List<String> problems(List<Installation> installations) {
    return installations.stream()
        .filter(Installation.NotAvailable.class::isInstance)
        .map(installation -> ((Installation.NotAvailable) installation).reason())
        .toList();
  }

  /** As above, for a window: the watcher hears every step and may stop the installation. */
  public static List<String> ensure(Workspace workspace, Watcher watcher) {
    Catalogue catalogue = new Catalogue(workspace.models());
    return problems(install(catalogue, defaults(), new Watched(watcher)));
  }

  /** The models of the lean set that a first start has to fetch. */
  public static List<Missing> missing(Workspace workspace) {
    Catalogue catalogue = new Catalogue(workspace.models());
    return defaults().stream()
        .filter(recipe -> !installed(catalogue, recipe.model()))
        .map(recipe -> new Missing(recipe.model().name(), recipe.bytes()))
        .toList();
  }

  private static boolean installed(Catalogue catalogue, ModelVersion model) {
    try {
      return catalogue.find(model).isPresent();
    } catch (ModelException damaged) {
      return false;
    }
  }

  /**
   * A model that is not installed.
   *
   * @param bytes size of what has to be fetched
   */
  public record Missing(String model, long bytes) {}

  /**
   * A step of an installation.
   *
   * @param phase fetching, checking, converting or installed
   * @param done bytes so far; 0 when the package client does not tell
   * @param total bytes in all
   */
  public record Step(String model, String phase, long done, long total) {}

  /** Hears of the steps of an installation, on its thread. */
  @FunctionalInterface
  public interface Watcher {
    /** A step forward. */
    void step(Step step);

    /** Whether to stop; asked several times a second. */
    default boolean cancelled() {
      return false;
    }
  }

  /** Installs these models and tells progress. */
  public static List<Installation> install(
      Catalogue catalogue, List<Recipe> recipes, PrintStream progress) {
    return install(catalogue, recipes, new Lines(progress));
  }

  private static List<Installation> install(
      Catalogue catalogue, List<Recipe> recipes, InstallMonitor monitor) {
    try {
      return new ModelInstaller(catalogue, System.getenv()).install(recipes, monitor);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private record Watched(Watcher watcher) implements InstallMonitor {
    @Override
    public void progress(ModelVersion model, Phase phase, long done, long total) {
      watcher.step(new Step(model.name(), phase.key(), done, total));
    }

    @Override
    public boolean cancelled() {
      return watcher.cancelled();
    }
  }

  /** One line per phase of a model, and per tenth of what is fetched. */
  private static final class Lines implements InstallMonitor {
    private final PrintStream out;
    private long tenth;

    Lines(PrintStream out) {
      this.out = out;
    }

    @Override
    public void progress(ModelVersion model, Phase phase, long done, long total) {
      if (phase != Phase.FETCHING || done == 0) {
        tenth = 0;
        out.printf(
            Locale.ROOT,
            "  %s: %s%s%n",
            model.name(),
            phase.key(),
            phase == Phase.FETCHING
                ? String.format(Locale.ROOT, " %.0f MB", total / MEGABYTE)
                : "");
      } else if (total > 0 && done * 10 / total > tenth && done < total) {
        tenth = done * 10 / total;
        out.printf(
            Locale.ROOT,
            "  %s: %.0f of %.0f MB%n",
            model.name(),
            done / MEGABYTE,
            total / MEGABYTE);
      }
    }
  }
}
