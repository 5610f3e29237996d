package org.casebook.app.lab;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.backtest.Counts;
import org.casebook.runtime.backtest.Flip;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.lab.Comparison;
import org.casebook.runtime.lab.LabSamples;

/** What a change flips: how many from where to where, and which, the worst first. */
final class FlipsPane extends VBox {
  private final Texts texts;
  private final Words words;
  private final Numbers numbers;
  private final ObservableList<Flip> flips = FXCollections.observableArrayList();
  private final ListView<Flip> list = new ListView<>(flips);
  private final VBox head = Gaps.column(10);
  private final Label none = Glyphs.wrapped("", "muted");
  private LabSamples samples = new LabSamples(List.of());

  FlipsPane(Texts texts, Consumer<Flip> open) {
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
    getStyleClass().add("lab-pane");
    setSpacing(10);
    list.setId("flips");
    list.setFixedCellSize(58);
    list.setCellFactory(ignored -> new Cell());
    list.setAccessibleText(texts.get("lab.tab.flips"));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            chosen(open);
            event.consume();
          }
        });
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            chosen(open);
          }
        });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, none, list);
  }

  private void chosen(Consumer<Flip> open) {
    Flip flip = list.getSelectionModel().getSelectedItem();
    if (flip != null) {
      open.accept(flip);
    }
  }

  void show(Comparison comparison, LabSamples on) {
    samples = on;
    head.getChildren().clear();
    if (comparison.report().isEmpty()) {
      flips.clear();
      none.setText(texts.get("lab.broken", comparison.reading().problems().size()));
    } else {
      BacktestReport report = comparison.report().get();
      head.getChildren().setAll(summary(comparison, report), rates(report));
      if (report.changed() > 0) {
        head.getChildren().add(matrix(report));
      }
      flips.setAll(report.flips());
      none.setText(report.changed() == 0 ? texts.get("lab.no.flips", comparison.samples()) : "");
    }
    none.setVisible(!none.getText().isEmpty());
    none.setManaged(none.isVisible());
    list.setVisible(!none.isVisible());
  }

  private Node summary(Comparison comparison, BacktestReport report) {
    HBox kinds =
        Gaps.row(
            6,
            Glyphs.pill(
                texts.get("lab.regressions", report.flips(Flip.Kind.REGRESSION)), "tone-danger"),
            Glyphs.pill(
                texts.get("lab.improvements", report.flips(Flip.Kind.IMPROVEMENT)), "tone-success"),
            Glyphs.pill(
                texts.get(
                    "lab.neutral",
                    report.flips(Flip.Kind.NEUTRAL) + report.flips(Flip.Kind.UNLABELLED)),
                "tone-neutral"));
    Label took =
        Glyphs.label(
            texts.get("lab.took", numbers.micros(comparison.took().toNanos() / 1000)),
            "muted",
            "small-text");
    return Gaps.column(
        6,
        Gaps.row(
            8,
            Glyphs.label(
                texts.get("lab.changed", report.changed(), comparison.samples()), "card-title"),
            Gaps.spring(),
            took),
        kinds);
  }

  private Node rates(BacktestReport report) {
    Counts was = report.before().get(BacktestReport.ALL);
    Counts is = report.after().get(BacktestReport.ALL);
    if (was == null || is == null) {
      return new Region();
    }
    return Gaps.row(
        18,
        rate("lab.precision", was.precision(), is.precision(), true),
        rate("lab.recall", was.recall(), is.recall(), true),
        rate(
            "lab.to.people",
            was.toPeople() / (double) was.samples(),
            is.toPeople() / (double) is.samples(),
            false));
  }

  private Node rate(String key, double was, double is, boolean moreIsBetter) {
    String tone =
        is == was || Double.isNaN(is) ? "muted" : is > was == moreIsBetter ? "better" : "worse";
    return Gaps.column(
        1,
        Glyphs.label(texts.get(key), "section-title"),
        Glyphs.label(share(was) + " → " + share(is), "rate", tone));
  }

  private String share(double share) {
    return Double.isNaN(share) ? "–" : numbers.percent(share);
  }

  /** Only rows and columns in which something moves. */
  private Node matrix(BacktestReport report) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("flip-matrix");
    grid.setHgap(2);
    grid.setVgap(2);
    grid.add(Glyphs.label(texts.get("lab.from.to"), "muted", "small-text"), 0, 0);
    grid.getColumnConstraints().add(new ColumnConstraints(86));
    int column = 1;
    for (Action to : Action.values()) {
      grid.getColumnConstraints().add(new ColumnConstraints(64));
      Label name = Glyphs.label(words.action(to), "muted", "small-text");
      grid.add(name, column++, 0);
      GridPane.setHalignment(name, HPos.CENTER);
    }
    int row = 1;
    for (Action from : Action.values()) {
      grid.add(Glyphs.label(words.action(from), "small-text"), 0, row);
      column = 1;
      for (Action to : Action.values()) {
        long n = report.moved(from, to);
        Label cell = Glyphs.label(n == 0 ? "·" : Long.toString(n), "matrix-cell");
        cell.setMaxWidth(Double.MAX_VALUE);
        if (n > 0 && from != to) {
          cell.getStyleClass().addAll("moved", "action-" + to.key());
        }
        grid.add(cell, column++, row);
      }
      row++;
    }
    return grid;
  }

  /** One sample that is decided differently. */
  private final class Cell extends ListCell<Flip> {
    @Override
    protected void updateItem(Flip flip, boolean empty) {
      super.updateItem(flip, empty);
      setText(null);
      setGraphic(null);
      if (empty || flip == null) {
        return;
      }
      setPrefWidth(0);
      Label is = Glyphs.pill(flip.after(), words.action(flip.after()));
      HBox line =
          Gaps.row(
              5,
              Glyphs.pill(flip.before(), words.action(flip.before())),
              Glyphs.icon("mdi2a-arrow-right"),
              is,
              Glyphs.label(clauses(flip), "code"),
              Gaps.spring(),
              kind(flip.kind()));
      Label text =
          Glyphs.label(
              samples
                  .find(flip.id())
                  .map(Sample::text)
                  .filter(t -> !t.isBlank())
                  .map(t -> t.replace('\n', ' '))
                  .orElse(texts.get("queue.media.only")),
              "excerpt",
              "small-text");
      setGraphic(Gaps.column(3, line, text));
    }

    private String clauses(Flip flip) {
      return String.join(
          " ", flip.clausesAfter().isEmpty() ? flip.clausesBefore() : flip.clausesAfter());
    }

    private Label kind(Flip.Kind kind) {
      return switch (kind) {
        case REGRESSION -> Glyphs.pill(texts.get("lab.kind.regression"), "tone-danger");
        case IMPROVEMENT -> Glyphs.pill(texts.get("lab.kind.improvement"), "tone-success");
        case NEUTRAL -> Glyphs.pill(texts.get("lab.kind.neutral"), "tone-neutral");
        case UNLABELLED -> Glyphs.pill(texts.get("lab.kind.unlabelled"), "tone-settled");
      };
    }
  }
}
