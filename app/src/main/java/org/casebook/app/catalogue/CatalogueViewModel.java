package org.casebook.app.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.fx.Refresher;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.catalogue.InstallProgress;
import org.casebook.runtime.catalogue.InstallProgress.Phase;
import org.casebook.runtime.catalogue.ModelEntry;
import org.casebook.runtime.catalogue.ModelShelf;
import org.casebook.runtime.log.EventLog.Subscription;

/** All models, the chosen one, and what came of the last thing asked for. Holds no node. */
public final class CatalogueViewModel implements AutoCloseable {
  private final AgentRuntime runtime;
  private final FxDoor door;
  private final Runnable rescanned;
  private final Refresher<Read> refresher;
  private final FxDoor.Lane<List<InstallProgress>> steps;
  private final ReadOnlyObjectWrapper<List<ModelRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper folder = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final Set<String> compared = new HashSet<>();
  private List<ModelEntry> entries = List.of();
  private boolean loaded;

  /** Who is told of installations; watches from the first reading on, off the FX thread. */
  private Optional<Subscription> watching = Optional.empty();

  private boolean closed;

  /** What came of something that was asked for: the key of a text, and what it speaks of. */
  record Outcome(String kind, String key, String about) {}

  private record Read(List<ModelEntry> entries, List<InstallProgress> installs, String folder) {}

  /**
   * A view that reads the catalogue when it is first shown.
   *
   * @param rescanned told each time that the models folder was looked at again
   */
  public CatalogueViewModel(AgentRuntime runtime, FxDoor door, Runnable rescanned) {
    this.runtime = runtime;
    this.door = door;
    this.rescanned = rescanned;
    this.refresher = new Refresher<>(door, this::read, this::show, this::failed);
    this.steps = door.lane(this::moved);
  }

  /** Reads the models folder again: a person may have put something there. */
  public void refresh() {
    refresher.invalidate();
  }

  private Read read() {
    runtime.rescan();
    ModelShelf shelf = runtime.models();
    watch(shelf);
    return new Read(
        shelf.entries(), shelf.installations(), shelf.folder().toAbsolutePath().toString());
  }

  private synchronized void watch(ModelShelf shelf) {
    if (watching.isEmpty() && !closed) {
      watching = Optional.of(shelf.watch(step -> steps.offer(shelf.installations())));
    }
  }

  private void show(Read read) {
    entries = read.entries();
    loaded = true;
    folder.set(read.folder());
    rows.set(ModelRow.of(entries, read.installs()));
    tellCompared();
    if (chosen.get().flatMap(this::row).isEmpty()) {
      chosen.set(rows.get().stream().map(ModelRow::id).findFirst());
    }
    rescanned.run();
  }

  private void moved(List<InstallProgress> installs) {
    Set<String> before = measuring();
    rows.set(ModelRow.of(entries, installs));
    before.removeAll(installs.stream().map(InstallProgress::id).toList());
    compared.addAll(before);
    if (!before.isEmpty() || rows.get().stream().anyMatch(CatalogueViewModel::arrived)) {
      refresh();
    }
  }

  private Set<String> measuring() {
    return rows.get().stream()
        .filter(ModelRow::measuring)
        .map(ModelRow::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Says what came of comparisons that ended since the catalogue was read. */
  private void tellCompared() {
    for (ModelEntry entry : entries) {
      if (compared.remove(entry.id())) {
        if (entry.decides()) {
          tell("success", "catalogue.promoted", entry.id());
        } else {
          tell("warning", "catalogue.not_promoted", entry.id());
        }
      }
    }
  }

  /** Whether a model was installed since the catalogue was read. */
  private static boolean arrived(ModelRow row) {
    return row.canInstall()
        && row.progress().filter(step -> step.phase() == Phase.INSTALLED).isPresent();
  }

  private void failed(RuntimeException e) {
    loaded = true;
    tell("danger", "catalogue.unreadable", String.valueOf(e.getMessage()));
  }

  private void tell(String kind, String key, String about) {
    outcome.set(Optional.of(new Outcome(kind, key, about)));
  }

  /** All models; a new list whenever something moves. */
  ReadOnlyObjectProperty<List<ModelRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** What came of the last thing that was asked for. */
  ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** Where a person may put models of their own; empty until read. */
  ReadOnlyStringProperty folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** The id of the chosen model. */
  ObjectProperty<Optional<String>> chosenProperty() {
    return chosen;
  }

  /** The chosen model. */
  Optional<ModelRow> chosen() {
    return chosen.get().flatMap(this::row);
  }

  /** Whether the catalogue was read, with or without success. */
  public boolean loaded() {
    return loaded;
  }

  private Optional<ModelRow> row(String id) {
    return rows.get().stream().filter(row -> row.id().equals(id)).findFirst();
  }

  /** Installs the chosen model, or goes on where that was stopped. */
  void install() {
    ask(ModelRow::canInstall, ModelShelf::install, Optional.empty());
  }

  /** Stops the installation of the chosen model. */
  void stop() {
    ask(ModelRow::installing, ModelShelf::cancel, Optional.empty());
  }

  /** Measures the chosen model, which decides from the next run on if it passes. */
  void promote() {
    ask(ModelRow::canPromote, ModelShelf::promote, Optional.empty());
  }

  /** Deletes the chosen model. */
  void remove() {
    ask(ModelRow::canRemove, ModelShelf::remove, Optional.of("catalogue.removed"));
  }

  private void ask(
      Predicate<ModelRow> possible, BiConsumer<ModelShelf, String> work, Optional<String> done) {
    Optional<String> id = chosen().filter(possible).map(ModelRow::id);
    if (id.isPresent()) {
      door.load(
          () -> {
            work.accept(runtime.models(), id.get());
            return id.get();
          },
          of -> {
            done.ifPresent(key -> tell("success", key, of));
            refresh();
          },
          this::refused);
    }
  }

  /** Hashes the files of the chosen model again. */
  void verify() {
    Optional<String> id = chosen().filter(ModelRow::canVerify).map(ModelRow::id);
    if (id.isPresent()) {
      door.load(
          () -> runtime.models().verify(id.get()),
          problem -> {
            if (problem.isPresent()) {
              tell("danger", "catalogue.verify.failed", problem.get());
            } else {
              tell("success", "catalogue.verify.fine", id.get());
            }
            refresh();
          },
          this::refused);
    }
  }

  private void refused(RuntimeException e) {
    tell("danger", "catalogue.failed", String.valueOf(e.getMessage()));
  }

  @Override
  public synchronized void close() {
    closed = true;
    watching.ifPresent(Subscription::close);
  }
}
