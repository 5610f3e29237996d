package org.casebook.app.lab;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.KeyTaker;
import org.casebook.app.text.Texts;
import org.casebook.runtime.table.Field;
import org.casebook.runtime.table.TableFile.Preview;

/** Which file, what its columns are, and how far it was read. */
final class ImportSheet extends VBox implements KeyTaker {
  private static final int CHOICES_PER_ROW = 3;

  private final ImportViewModel model;
  private final Texts texts;
  private final TextField path = new TextField();
  private final TableView<List<String>> rows = new TableView<>();
  private final Map<Field, ComboBox<String>> columns = new EnumMap<>(Field.class);
  private final ComboBox<String> slice = new ComboBox<>();
  private final ProgressBar progress = new ProgressBar(0);
  private final Button stop;
  private final Button start;
  private final Label problem = Glyphs.wrapped("", "warning-text");
  private boolean filling;

  /**
   * A sheet.
   *
   * @param ask lets a person point at a file; empty when they did not
   */
  ImportSheet(ImportViewModel model, Texts texts, Supplier<Optional<Path>> ask, Runnable dismiss) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("overlay-sheet");
    setSpacing(12);
    setMaxSize(860, USE_PREF_SIZE);
    path.setId("import-path");
    path.setPromptText(texts.get("lab.import.path"));
    path.setOnAction(event -> read());
    HBox.setHgrow(path, Priority.ALWAYS);
    Button browse = new Button(texts.get("lab.import.choose"));
    browse.setOnAction(
        event ->
            ask.get()
                .ifPresent(
                    chosen -> {
                      path.setText(chosen.toString());
                      model.choose(chosen);
                    }));
    rows.setId("import-rows");
    rows.setPrefHeight(200);
    rows.setPlaceholder(Glyphs.wrapped(texts.get("lab.import.empty"), "muted"));
    rows.setAccessibleText(texts.get("lab.import.rows"));
    start = new Button(texts.get("lab.import.start"), Glyphs.key("Enter"));
    start.setId("import-start");
    start.getStyleClass().add("accent");
    start.setOnAction(event -> model.start());
    stop = new Button(texts.get("lab.import.stop"));
    stop.setId("import-stop");
    stop.setOnAction(event -> model.cancel());
    Button back = new Button(texts.get("lab.close"), Glyphs.key("Esc"));
    back.setOnAction(event -> dismiss.run());
    progress.setAccessibleText(texts.get("lab.import.progress"));
    progress.progressProperty().bind(model.progressProperty());
    problem.setId("import-problem");
    problem.textProperty().bind(model.problemProperty());
    getChildren()
        .addAll(
            Glyphs.label(texts.get("lab.import.title"), "sheet-title"),
            Glyphs.wrapped(texts.get("lab.import.about"), "muted"),
            Gaps.row(8, path, browse),
            rows,
            choices(),
            problem,
            Gaps.row(8, progress, stop, Gaps.spring(), back, start));
    model.previewProperty().addListener((o, was, is) -> show(is));
    model.mappingProperty().addListener((o, was, is) -> showMapping());
    model.busyProperty().addListener((o, was, is) -> state());
    model.fileProperty().addListener((o, was, is) -> state());
    state();
  }

  private GridPane choices() {
    GridPane grid = new GridPane();
    grid.setHgap(10);
    grid.setVgap(6);
    int at = 0;
    for (Field field : Field.values()) {
      ComboBox<String> column = new ComboBox<>();
      column.setId("import-" + field.key());
      columns.put(field, column);
      add(grid, at++, texts.getOr("lab.import.field." + field.key(), field.key()), column);
      column.valueProperty().addListener((o, was, is) -> mapped(field, is));
    }
    slice.setId("import-slice");
    slice
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling && is != null) {
                model.slice(column(is));
              }
            });
    add(grid, at, texts.get("lab.import.slice"), slice);
    return grid;
  }

  private static void add(GridPane grid, int at, String name, ComboBox<String> column) {
    Label label = Glyphs.label(name, "muted");
    label.setLabelFor(column);
    column.setAccessibleText(name);
    column.setPrefWidth(150);
    grid.addRow(at / CHOICES_PER_ROW, label, column);
  }

  private void mapped(Field field, String shown) {
    if (!filling && shown != null) {
      model.map(field, column(shown));
    }
  }

  /** The choice "no column" reads differently from the empty name that it stands for. */
  private String column(String shown) {
    return shown.equals(texts.get("lab.import.none")) ? "" : shown;
  }

  private void read() {
    try {
      model.choose(Path.of(path.getText().strip()));
    } catch (InvalidPathException e) {
      path.selectAll();
    }
  }

  private void show(Preview preview) {
    rows.getColumns().clear();
    for (int i = 0; i < preview.columns().size(); i++) {
      int at = i;
      TableColumn<List<String>, String> column = new TableColumn<>(preview.columns().get(i));
      column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(at)));
      column.setPrefWidth(160);
      column.setSortable(false);
      rows.getColumns().add(column);
    }
    rows.setItems(FXCollections.observableList(new ArrayList<>(preview.rows())));
    filling = true;
    List<String> choices = new ArrayList<>(preview.columns());
    choices.add(0, texts.get("lab.import.none"));
    columns.values().forEach(column -> column.getItems().setAll(choices));
    slice.getItems().setAll(choices);
    slice.setValue(choices.get(0));
    filling = false;
    showMapping();
  }

  private void showMapping() {
    filling = true;
    columns.forEach(
        (field, column) ->
            column.setValue(
                model
                    .mappingProperty()
                    .get()
                    .column(field)
                    .filter(column.getItems()::contains)
                    .orElse(texts.get("lab.import.none"))));
    filling = false;
  }

  private void state() {
    boolean busy = model.busyProperty().get();
    start.setDisable(busy || model.fileProperty().get().isEmpty());
    stop.setDisable(!busy);
  }

  /** Where one begins to type. */
  void focusPath() {
    path.requestFocus();
  }

  @Override
  public boolean pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !start.isDisabled()) {
      model.start();
      return true;
    }
    return false;
  }
}
