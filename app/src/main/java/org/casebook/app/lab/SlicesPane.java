package org.casebook.app.lab;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.backtest.Counts;

/** Precision and recall before and after, by language and by whatever else samples differ in. */
final class SlicesPane extends VBox {
  private final Texts texts;
  private final Words words;
  private final Numbers numbers;
  private final TableView<Slice> table = new TableView<>();

  /** One row. */
  private record Slice(String name, Counts before, Counts after) {}

  SlicesPane(Texts texts) {
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
    getStyleClass().add("lab-pane");
    table.setId("slices");
    table.setFixedCellSize(28);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(column("lab.slice", 150, slice -> name(slice.name())));
    table.getColumns().add(column("lab.n", 56, s -> Long.toString(s.after().samples())));
    table
        .getColumns()
        .add(
            column("lab.precision", 110, s -> move(s.before().precision(), s.after().precision())));
    table
        .getColumns()
        .add(column("lab.recall", 110, s -> move(s.before().recall(), s.after().recall())));
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().add(table);
  }

  void show(BacktestReport report) {
    List<Slice> rows =
        report.after().entrySet().stream()
            .flatMap(
                entry ->
                    java.util.Optional.ofNullable(report.before().get(entry.getKey())).stream()
                        .map(before -> new Slice(entry.getKey(), before, entry.getValue())))
            .toList();
    table.getItems().setAll(rows);
  }

  private String name(String slice) {
    if (slice.isEmpty()) {
      return texts.get("lab.all");
    }
    String kind = slice.substring(0, slice.indexOf('='));
    String value = slice.substring(slice.indexOf('=') + 1);
    return kind.equals("lang")
        ? words.language(value)
        : value.startsWith("frame.")
            ? words.signal(value)
            : texts.getOr("lab.slice." + kind, kind)
                + ": "
                + texts.getOr("lab.value." + value, value);
  }

  private String move(double was, double is) {
    return share(was).equals(share(is)) ? share(is) : share(was) + " → " + share(is);
  }

  private String share(double share) {
    return Double.isNaN(share) ? "–" : numbers.percent(share);
  }

  private TableColumn<Slice, String> column(
      String key, double width, Function<Slice, String> value) {
    TableColumn<Slice, String> column = new TableColumn<>(texts.get(key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
    column.setCellFactory(ignored -> new Cell());
    return column;
  }

  /** A cell that colours a change. */
  private static final class Cell extends TableCell<Slice, String> {
    @Override
    protected void updateItem(String value, boolean empty) {
      super.updateItem(value, empty);
      setText(empty ? null : value);
      getStyleClass().remove("changed-cell");
      if (!empty && value != null && value.contains("→")) {
        getStyleClass().add("changed-cell");
      }
    }
  }
}
