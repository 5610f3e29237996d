package org.casebook.runtime.catalogue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.InstallMonitor;
import org.casebook.models.catalogue.Installation;
import org.casebook.models.catalogue.ModelInstaller;
import org.casebook.models.catalogue.Recipe;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.catalogue.InstallProgress.Phase;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.EventLog.Subscription;

/** The shelf over the models folder of a workspace. */
public final class WorkspaceShelf implements ModelShelf, AutoCloseable {
  private static final long PARTS = 1_000;

  private final Catalogue catalogue;
  private final Supplier<Rivals> rivals;
  private final Promoter promoter;
  private final ModelInstaller installer;
  private final ExecutorService worker;
  private final List<Recipe> recipes;
  private final Map<String, InstallProgress> progress = new LinkedHashMap<>();
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();
  private final List<Consumer<InstallProgress>> listeners = new CopyOnWriteArrayList<>();

  /**
   * A shelf.
   *
   * @param rivals which models decide now
   * @param promoter measures a model that shall decide
   * @param worker installs one model after the other; closed with the shelf
   */
  public WorkspaceShelf(
      Catalogue catalogue,
      Supplier<Rivals> rivals,
      Promoter promoter,
      ModelInstaller installer,
      ExecutorService worker) {
    this(catalogue, rivals, promoter, installer, worker, Recipes.all());
  }

  /** A shelf that knows how to get these models. */
  WorkspaceShelf(
      Catalogue catalogue,
      Supplier<Rivals> rivals,
      Promoter promoter,
      ModelInstaller installer,
      ExecutorService worker,
      List<Recipe> recipes) {
    this.catalogue = catalogue;
    this.rivals = rivals;
    this.promoter = promoter;
    this.installer = installer;
    this.worker = worker;
    this.recipes = List.copyOf(recipes);
  }

  @Override
  public List<ModelEntry> entries() {
    return ModelEntries.of(catalogue, rivals.get());
  }

  @Override
  public List<InstallProgress> installations() {
    synchronized (progress) {
      return List.copyOf(progress.values());
    }
  }

  @Override
  public void install(String id) {
    Recipe recipe =
        recipes.stream()
            .filter(known -> known.model().toString().equals(id))
            .findFirst()
            .orElseThrow(() -> new CasebookException("it is not known how to get the model " + id));
    synchronized (progress) {
      InstallProgress before = progress.get(id);
      if (before != null && !before.phase().over()) {
        return;
      }
      stopped.remove(id);
      progress.put(id, new InstallProgress(id, Phase.QUEUED, 0, recipe.bytes(), ""));
    }
    tell(new InstallProgress(id, Phase.QUEUED, 0, recipe.bytes(), ""));
    worker.execute(() -> work(recipe));
  }

  private void work(Recipe recipe) {
    String id = recipe.model().toString();
    try {
      Installation result = installer.install(List.of(recipe), new Monitor(id)).get(0);
      if (result instanceof Installation.NotAvailable missing) {
        tell(new InstallProgress(id, Phase.FAILED, 0, recipe.bytes(), missing.reason()));
      } else if (result instanceof Installation.Cancelled) {
        tell(new InstallProgress(id, Phase.CANCELLED, 0, recipe.bytes(), ""));
      } else {
        tell(new InstallProgress(id, Phase.INSTALLED, recipe.bytes(), recipe.bytes(), ""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      tell(new InstallProgress(id, Phase.CANCELLED, 0, recipe.bytes(), ""));
    } catch (RuntimeException e) {
      tell(new InstallProgress(id, Phase.FAILED, 0, recipe.bytes(), "" + e.getMessage()));
    }
  }

  @Override
  public void promote(String id) {
    ModelVersion challenger =
        entries().stream()
            .filter(entry -> entry.id().equals(id) && entry.standing().challenges())
            .findFirst()
            .map(entry -> ModelVersion.parse(entry.id()))
            .orElseThrow(
                () -> new CasebookException(id + " can not be promoted: no other decides for it"));
    synchronized (progress) {
      InstallProgress before = progress.get(id);
      if (before != null && !before.phase().over()) {
        return;
      }
      stopped.remove(id);
      progress.put(id, measuring(id, 0));
    }
    tell(measuring(id, 0));
    worker.execute(() -> measure(challenger));
  }

  private void measure(ModelVersion challenger) {
    String id = challenger.toString();
    try {
      promoter.promote(challenger, share -> tell(measuring(id, share)), () -> stopped.contains(id));
      synchronized (progress) {
        progress.remove(id);
      }
      hear(measuring(id, 1));
    } catch (RuntimeException e) {
      Phase phase = stopped.contains(id) ? Phase.CANCELLED : Phase.FAILED;
      tell(new InstallProgress(id, phase, 0, PARTS, "" + e.getMessage()));
    }
  }

  private static InstallProgress measuring(String id, double share) {
    return new InstallProgress(id, Phase.MEASURING, (long) (share * PARTS), PARTS, "");
  }

  @Override
  public void cancel(String id) {
    stopped.add(id);
  }

  @Override
  public Optional<String> verify(String id) {
    try {
      return catalogue.verify(ModelVersion.parse(id)).problem();
    } catch (ModelException | IllegalArgumentException e) {
      throw new CasebookException("" + e.getMessage(), e);
    }
  }

  @Override
  public void remove(String id) {
    try {
      catalogue.remove(ModelVersion.parse(id));
    } catch (ModelException | IllegalArgumentException e) {
      throw new CasebookException("" + e.getMessage(), e);
    }
  }

  @Override
  public Path folder() {
    return catalogue.folder();
  }

  @Override
  public Subscription watch(Consumer<InstallProgress> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell(InstallProgress step) {
    synchronized (progress) {
      progress.put(step.id(), step);
    }
    hear(step);
  }

  private void hear(InstallProgress step) {
    listeners.forEach(listener -> listener.accept(step));
  }

  /** Stops the installation that runs and forgets those that wait. */
  @Override
  public void close() {
    synchronized (progress) {
      stopped.addAll(progress.keySet());
    }
    worker.shutdownNow();
  }

  /** Passes the installer's steps on; the last one is told from its result. */
  private final class Monitor implements InstallMonitor {
    private final String model;

    Monitor(String model) {
      this.model = model;
    }

    @Override
    public void progress(ModelVersion of, InstallMonitor.Phase phase, long done, long total) {
      if (phase != InstallMonitor.Phase.INSTALLED) {
        tell(
            new InstallProgress(
                model, InstallProgress.Phase.valueOf(phase.name()), done, total, ""));
      }
    }

    @Override
    public boolean cancelled() {
      return stopped.contains(model);
    }
  }
}
