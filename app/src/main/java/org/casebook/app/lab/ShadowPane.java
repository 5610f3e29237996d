package org.casebook.app.lab;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.view.ShadowReport;
import org.casebook.runtime.view.ShadowReport.Disagreement;

/** What the shadow would have decided otherwise; nothing while there is none. */
final class ShadowPane extends VBox {
  private final Texts texts;
  private final Words words;
  private final Label head = Glyphs.wrapped("", "strong");
  private final ObservableList<Disagreement> rows = FXCollections.observableArrayList();

  /**
   * A pane.
   *
   * @param open opens a case
   */
  ShadowPane(Texts texts, Consumer<String> open) {
    this.texts = texts;
    this.words = new Words(texts);
    setSpacing(6);
    ListView<Disagreement> list = new ListView<>(rows);
    list.setId("shadow");
    list.setFixedCellSize(52);
    list.setPrefHeight(170);
    list.setCellFactory(ignored -> new Cell());
    list.setPlaceholder(Glyphs.label(texts.get("lab.shadow.none"), "muted"));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            chosen(list).ifPresent(open);
            event.consume();
          }
        });
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            chosen(list).ifPresent(open);
          }
        });
    getChildren().addAll(head, list);
    show(Optional.empty());
  }

  private static Optional<String> chosen(ListView<Disagreement> list) {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem())
        .map(Disagreement::caseId);
  }

  void show(Optional<ShadowReport> report) {
    setVisible(report.isPresent());
    setManaged(report.isPresent());
    rows.setAll(report.map(ShadowReport::disagreements).orElse(java.util.List.of()));
    report.ifPresent(
        of ->
            head.setText(
                texts.get(
                    "lab.shadow.head",
                    of.staged().policy().version(),
                    of.judged(),
                    of.disagreements().size())));
  }

  /** A run, decided so and by the shadow otherwise. */
  private final class Cell extends ListCell<Disagreement> {
    @Override
    protected void updateItem(Disagreement row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      setGraphic(null);
      if (empty || row == null) {
        return;
      }
      setPrefWidth(0);
      setGraphic(
          Gaps.column(
              3,
              Gaps.row(
                  5,
                  Glyphs.pill(row.decided().action(), words.action(row.decided().action())),
                  Glyphs.icon("mdi2a-arrow-right"),
                  Glyphs.pill(row.shadow().action(), words.action(row.shadow().action())),
                  Glyphs.label(String.join(" ", row.shadow().clauses()), "code"),
                  Gaps.spring(),
                  Glyphs.label(row.caseId(), "muted", "small-text")),
              Glyphs.label(row.text().replace('\n', ' '), "excerpt", "small-text")));
    }
  }
}
