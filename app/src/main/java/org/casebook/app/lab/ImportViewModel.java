package org.casebook.app.lab;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.casebook.app.fx.FxDoor;
import org.casebook.runtime.lab.PolicyLab;
import org.casebook.runtime.lab.SampleImport;
import org.casebook.runtime.table.ColumnMapping;
import org.casebook.runtime.table.Field;
import org.casebook.runtime.table.TableFile.Preview;

/** A file on its way into the lab: its first rows, what its columns are, how far it was read. */
final class ImportViewModel {
  private static final int ROWS_SHOWN = 8;

  private final Supplier<PolicyLab> lab;
  private final FxDoor door;
  private final Consumer<SampleImport.Result> imported;
  private final ReadOnlyObjectWrapper<Optional<Path>> file =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Preview> preview =
      new ReadOnlyObjectWrapper<>(new Preview(List.of(), List.of()));
  private final ReadOnlyObjectWrapper<ColumnMapping> mapping =
      new ReadOnlyObjectWrapper<>(ColumnMapping.NONE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private volatile boolean cancelled;

  /**
   * A view model for one dialog.
   *
   * @param lab asked on a background thread only
   * @param imported told on the FX thread once the samples are in the lab
   */
  ImportViewModel(Supplier<PolicyLab> lab, FxDoor door, Consumer<SampleImport.Result> imported) {
    this.lab = lab;
    this.door = door;
    this.imported = imported;
  }

  /** Reads the start of a file and guesses what its columns are. */
  void choose(Path chosen) {
    problem.set("");
    busy.set(true);
    door.load(
        () -> SampleImport.preview(chosen, ROWS_SHOWN),
        start -> {
          busy.set(false);
          file.set(Optional.of(chosen));
          preview.set(start);
          mapping.set(ColumnMapping.guess(start.columns()));
        },
        e -> {
          file.set(Optional.empty());
          preview.set(new Preview(List.of(), List.of()));
          mapping.set(ColumnMapping.NONE);
          failed(e);
        });
  }

  /** A field has this column; empty text for none. */
  void map(Field field, String column) {
    if (!mapping.get().column(field).orElse("").equals(column)) {
      mapping.set(mapping.get().with(field, column));
    }
  }

  /** Results are broken down by this column; empty text for none. */
  void slice(String column) {
    TreeMap<String, String> slices = new TreeMap<>();
    if (!column.isEmpty()) {
      slices.put(column, column);
    }
    mapping.set(new ColumnMapping(mapping.get().columns(), slices));
  }

  /** Reads the file into the lab, unless it is cancelled or can not be read: then nothing is. */
  void start() {
    if (busy.get() || file.get().isEmpty()) {
      return;
    }
    Path from = file.get().get();
    ColumnMapping whole = whole();
    cancelled = false;
    busy.set(true);
    problem.set("");
    progress.set(0);
    FxDoor.Lane<Double> done = door.lane(progress::set);
    door.load(
        () -> {
          String name = String.valueOf(from.getFileName());
          SampleImport.Result read =
              new SampleImport(from, whole, name, lab.get().revisions().current())
                  .read(done::offer, () -> cancelled);
          lab.get().add(read.samples());
          return read;
        },
        read -> {
          busy.set(false);
          imported.accept(read);
        },
        this::failed);
  }

  /** Every field, so that a guess that was taken away is not made again. */
  private ColumnMapping whole() {
    Map<Field, String> columns = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      columns.put(field, mapping.get().column(field).orElse(""));
    }
    return new ColumnMapping(columns, mapping.get().slices());
  }

  /** Stops reading; the lab stays as it was. */
  void cancel() {
    cancelled = true;
  }

  private void failed(RuntimeException e) {
    busy.set(false);
    progress.set(0);
    problem.set(e instanceof CancellationException ? "" : String.valueOf(e.getMessage()));
  }

  ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** The columns and the first rows. */
  ReadOnlyObjectProperty<Preview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<ColumnMapping> mappingProperty() {
    return mapping.getReadOnlyProperty();
  }

  /** Whether a file is being read. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** How much of the file was read, from 0 to 1. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** What is wrong with the file; empty while nothing is. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
