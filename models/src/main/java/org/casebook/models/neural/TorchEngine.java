package org.casebook.models.neural;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;

/**
 * PyTorch in this process, for training. A process has one PyTorch: its native library is loaded
 * once and its number of threads and random seed are the process's, so {@link #open} may be called
 * again but not with another number of threads.
 *
 * <p>One thread gives the same bits for the same seed; more threads sum in other orders.
 *
 * @param engine DJL's engine
 */
public record TorchEngine(Engine engine) {
  private static final String VERSION = "2.7.1";

  /**
   * Opens the engine from the library that the catalogue holds.
   *
   * @param cache folder for what DJL unpacks (a few megabytes)
   * @param threads that one operation may use
   * @throws ModelException when the library is not installed or can not be loaded
   */
  public static TorchEngine open(Catalogue catalogue, Path cache, int threads) {
    ModelVersion name =
        Recipes.PYTORCH
            .orElseThrow(
                () ->
                    new ModelException(
                        "no PyTorch is known for "
                            + System.getProperty("os.name")
                            + " on "
                            + System.getProperty("os.arch")
                            + "; train on Linux, on macOS with ARM, or on Windows"))
            .model();
    StoredModel library =
        catalogue
            .find(name)
            .orElseThrow(
                () ->
                    new ModelException(
                        "training needs " + name + "; run `casebook models install pytorch-cpu`"));
    Path folder =
        library
            .path("features.json")
            .map(Path::getParent)
            .orElseThrow(() -> new ModelException(name + " is no folder of files"));
    return open(folder, cache, threads);
  }

  private static TorchEngine open(Path library, Path cache, int threads) {
    // DJL reads its settings from system properties and from nowhere else that a program may set.
    System.setProperty("PYTORCH_LIBRARY_PATH", library.toAbsolutePath().toString());
    System.setProperty("PYTORCH_VERSION", VERSION);
    System.setProperty("PYTORCH_FLAVOR", "cpu");
    System.setProperty("DJL_CACHE_DIR", cache.toAbsolutePath().toString());
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try {
      return new TorchEngine(Engine.getEngine("PyTorch"));
    } catch (EngineException | UnsatisfiedLinkError e) {
      throw new ModelException(
          "PyTorch in "
              + library
              + " can not be loaded ("
              + e.getMessage()
              + "); remove that folder and run `casebook models install pytorch-cpu`",
          e);
    }
  }

  /** Arrays that live until the manager is closed. */
  public NDManager arrays() {
    return engine.newBaseManager();
  }

  /** Starts the random numbers anew; the same seed gives the same numbers. */
  public void seed(int seed) {
    engine.setRandomSeed(seed);
  }
}
