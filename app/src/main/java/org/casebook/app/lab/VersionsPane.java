package org.casebook.app.lab;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.runtime.log.Event.PolicyStaged;
import org.casebook.runtime.log.Event.Stage;
import org.casebook.runtime.log.LoggedEvent;

/** Every version that was saved, shadowed or published, and the bundled one at the end. */
final class VersionsPane extends VBox {
  /** What can be done with a version; empty stands for the one that came with Casebook. */
  interface Actions {
    /** Makes it decide again. */
    void rollBack(Optional<PolicyStaged> version);

    /** Shows what the draft changes against it. */
    void compare(Optional<PolicyStaged> version);

    /** Goes on writing from it. */
    void edit(Optional<PolicyStaged> version);
  }

  /** A line of the list. */
  private record Row(Optional<LoggedEvent> event) {
    Optional<PolicyStaged> staged() {
      return event.map(logged -> (PolicyStaged) logged.event());
    }
  }

  private final Texts texts;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ListView<Row> list = new ListView<>(rows);
  private final FlowPane files = new FlowPane(6, 4);
  private final Label against = Glyphs.wrapped("", "muted", "small-text");

  VersionsPane(Texts texts, Actions actions, ShadowPane shadow) {
    this.texts = texts;
    getStyleClass().add("lab-pane");
    setSpacing(8);
    list.setId("versions");
    list.setFixedCellSize(58);
    list.setCellFactory(ignored -> new Cell());
    list.setOnKeyPressed(
        event -> {
          Optional<Consumer<Optional<PolicyStaged>>> act =
              event.getCode() == KeyCode.ENTER
                  ? Optional.of(actions::rollBack)
                  : event.getCode() == KeyCode.SPACE
                      ? Optional.of(actions::compare)
                      : Optional.empty();
          act.ifPresent(
              a -> {
                chosen(a);
                event.consume();
              });
        });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren()
        .addAll(
            against,
            files,
            list,
            shadow,
            new FlowPane(
                8,
                6,
                button("lab.compare", "Space", actions::compare),
                button("lab.roll.back", "Enter", actions::rollBack),
                button("lab.edit", "", actions::edit)));
  }

  private Button button(String key, String hint, Consumer<Optional<PolicyStaged>> act) {
    Button button = new Button(texts.getOr(key, key));
    if (!hint.isEmpty()) {
      button.setGraphic(Glyphs.key(hint));
    }
    button.setFocusTraversable(false);
    button.setOnAction(event -> chosen(act));
    return button;
  }

  private void chosen(Consumer<Optional<PolicyStaged>> act) {
    Row row = list.getSelectionModel().getSelectedItem();
    if (row != null) {
      act.accept(row.staged());
    }
  }

  /**
   * Shows the history.
   *
   * @param version what the draft is compared with
   * @param changed files in which the two differ
   * @param open opens both sides of a file
   */
  void show(
      List<LoggedEvent> history, String version, List<String> changed, Consumer<String> open) {
    List<Row> fresh = new java.util.ArrayList<>();
    history.forEach(event -> fresh.add(new Row(Optional.of(event))));
    fresh.add(new Row(Optional.empty()));
    if (!rows.equals(fresh)) {
      rows.setAll(fresh);
      list.getSelectionModel().select(0);
    }
    against.setText(texts.get("lab.against", version, changed.size()));
    files.getChildren().clear();
    for (String file : changed) {
      Button button = new Button(file.replace("clauses/", ""));
      button.getStyleClass().add("graph-node");
      button.setOnAction(event -> open.accept(file));
      files.getChildren().add(button);
    }
  }

  /** One stage in the life of a version. */
  private final class Cell extends ListCell<Row> {
    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      setGraphic(null);
      if (empty || row == null) {
        return;
      }
      setPrefWidth(0);
      if (row.event().isEmpty()) {
        setGraphic(
            Gaps.column(
                3,
                Glyphs.label(texts.get("lab.bundled"), "strong"),
                Glyphs.label(texts.get("lab.bundled.text"), "muted", "small-text")));
        return;
      }
      LoggedEvent logged = row.event().get();
      PolicyStaged staged = (PolicyStaged) logged.event();
      String stage = staged.stage().name().toLowerCase(Locale.ROOT);
      String tone =
          staged.stage() == Stage.PUBLISHED
              ? "tone-success"
              : staged.stage() == Stage.SHADOW ? "tone-accent" : "tone-neutral";
      String at =
          DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
              .withLocale(texts.locale())
              .withZone(ZoneId.systemDefault())
              .format(logged.at());
      setGraphic(
          Gaps.column(
              3,
              Gaps.row(
                  8,
                  Glyphs.pill(texts.getOr("lab.stage." + stage, stage), tone),
                  Glyphs.label(
                      staged.policy().version().isEmpty() ? "–" : staged.policy().version(),
                      "strong"),
                  Glyphs.label(at + " · " + staged.author(), "muted", "small-text")),
              Glyphs.label(staged.note(), "small-text")));
    }
  }
}
