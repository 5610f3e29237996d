package org.casebook.app.queue;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.control.ScoreBar;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.view.QueueRow;

/** The columns of the queue. */
final class QueueColumns {
  private static final List<Action> ACTIONS = List.of(Action.values());

  private final Texts texts;
  private final Words words;
  private final Numbers numbers;
  private final InstantSource clock;

  QueueColumns(Texts texts, InstantSource clock) {
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
    this.clock = clock;
  }

  List<TableColumn<QueueRow, ?>> all() {
    return List.of(
        column("why", 136, Comparator.comparing(WhyFirst::of), this::why),
        excerpt(),
        column("action", 106, byAction(), this::action),
        column("area", 146, Comparator.comparing(row -> words.area(row.area())), this::area),
        number("severity", 54, Comparator.comparingInt(QueueRow::severity), this::severity),
        column("confidence", 104, byConfidence(), this::confidence),
        column("status", 110, Comparator.comparing(QueueRow::status), this::status),
        column("language", 52, Comparator.comparing(QueueRow::language), this::language),
        column("kinds", 52, Comparator.comparing(row -> row.kinds().toString()), this::kinds),
        number("reports", 64, Comparator.comparingInt(QueueRow::reports), this::reports),
        number("age", 54, Comparator.comparing(QueueRow::openedAt).reversed(), this::age),
        number("priority", 64, Comparator.comparingDouble(QueueRow::priority), this::priority));
  }

  private TableColumn<QueueRow, QueueRow> excerpt() {
    TableColumn<QueueRow, QueueRow> column =
        column(
            "case",
            300,
            Comparator.comparing(QueueRow::caseId),
            (row, cell) -> {
              String excerpt =
                  row.excerpt().isBlank() ? texts.get("queue.media.only") : row.excerpt();
              Label first = Glyphs.label(excerpt.replace('\n', ' '), "excerpt");
              Label second =
                  Glyphs.label(row.caseId() + "  ·  " + words.surface(row.surface()), "row-id");
              VBox lines = Gaps.column(1, first, second);
              lines.setAlignment(Pos.CENTER_LEFT);
              cell.setGraphic(lines);
              cell.setTooltip(Glyphs.tooltip(excerpt));
            });
    column.setMinWidth(180);
    return column;
  }

  private void why(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    WhyFirst why = WhyFirst.of(row);
    Label pill = Glyphs.pill(texts.get(why.key()), "tone-" + why.tone());
    pill.setGraphic(Glyphs.icon(why.icon()));
    cell.setGraphic(pill);
    cell.setTooltip(Glyphs.tooltip(texts.get(why.key() + ".tip")));
  }

  private void action(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    row.action().ifPresent(action -> cell.setGraphic(Glyphs.pill(action, words.action(action))));
  }

  private void area(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    row.area()
        .ifPresentOrElse(
            area -> {
              Label label = Glyphs.label(words.area(area), "area-name", "area-" + area.key());
              label.setGraphic(Glyphs.icon("mdi2c-circle", "area-dot"));
              cell.setGraphic(label);
            },
            () -> cell.setGraphic(Glyphs.label("–", "muted")));
  }

  private void severity(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    cell.setText(row.action().isEmpty() ? "–" : Integer.toString(row.severity()));
    if (row.critical()) {
      cell.setGraphic(Glyphs.icon("mdi2a-alert-decagram", "danger-icon"));
    }
  }

  private void confidence(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    if (Double.isNaN(row.confidence())) {
      cell.setGraphic(Glyphs.label("–", "muted"));
      return;
    }
    Label percent = Glyphs.label(numbers.percent(row.confidence()), "numeric");
    percent.setMinWidth(38);
    percent.setAlignment(Pos.CENTER_RIGHT);
    ScoreBar bar = new ScoreBar(row.confidence(), "confidence");
    bar.setPrefWidth(48);
    cell.setGraphic(Gaps.row(8, bar, percent));
  }

  private void status(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    Label label =
        Glyphs.label(words.status(row.status()), "status", "status-" + row.status().key());
    label.setGraphic(Glyphs.icon(Glyphs.icon(row.status())));
    cell.setGraphic(label);
  }

  private void language(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    boolean known = !row.language().equals("und") && !row.language().isEmpty();
    cell.setGraphic(Glyphs.label(known ? row.language() : "–", known ? "code" : "muted"));
    cell.setTooltip(Glyphs.tooltip(words.language(row.language())));
  }

  private void kinds(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    HBox icons = Gaps.row(4);
    for (ItemKind kind : row.kinds()) {
      icons.getChildren().add(Glyphs.icon(Glyphs.icon(kind), "kind-icon"));
    }
    cell.setGraphic(icons);
  }

  private void reports(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    cell.setText(row.reports() == 0 ? "–" : Integer.toString(row.reports()));
  }

  private void age(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    cell.setText(numbers.age(row.openedAt(), clock.instant()));
  }

  private void priority(QueueRow row, TableCell<QueueRow, QueueRow> cell) {
    cell.setText(row.priority() == 0 ? "–" : numbers.decimal(row.priority(), 2));
  }

  private static Comparator<QueueRow> byAction() {
    return Comparator.comparingInt(row -> row.action().map(ACTIONS::indexOf).orElse(-1));
  }

  private static Comparator<QueueRow> byConfidence() {
    Function<QueueRow, Double> key = row -> Double.isNaN(row.confidence()) ? -1 : row.confidence();
    return Comparator.comparing(key);
  }

  private TableColumn<QueueRow, QueueRow> number(
      String name,
      double width,
      Comparator<QueueRow> order,
      BiConsumer<QueueRow, TableCell<QueueRow, QueueRow>> fill) {
    TableColumn<QueueRow, QueueRow> column = column(name, width, order, fill);
    column.getStyleClass().add("number-column");
    return column;
  }

  private TableColumn<QueueRow, QueueRow> column(
      String name,
      double width,
      Comparator<QueueRow> order,
      BiConsumer<QueueRow, TableCell<QueueRow, QueueRow>> fill) {
    TableColumn<QueueRow, QueueRow> column = new TableColumn<>(texts.get("queue.column." + name));
    column.setId(name);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 44));
    column.setComparator(order);
    column.setCellValueFactory(value -> new ReadOnlyObjectWrapper<>(value.getValue()));
    column.setCellFactory(
        ignored ->
            new TableCell<>() {
              @Override
              protected void updateItem(QueueRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(null);
                setGraphic(null);
                setTooltip(null);
                if (!empty && row != null) {
                  fill.accept(row, this);
                }
              }
            });
    return column;
  }
}
