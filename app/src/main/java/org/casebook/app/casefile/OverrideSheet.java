package org.casebook.app.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.KeyTaker;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/**
 * Where an override gets its reason and clause. A digit picks the reason, Enter records: with the
 * digit that opened it, three keys.
 */
final class OverrideSheet extends VBox implements KeyTaker {
  private final DecisionDraft draft;
  private final Policy policy;
  private final List<String> reasonCodes;
  private final Consumer<DecisionDraft> record;
  private final Texts texts;
  private final ToggleGroup reasons = new ToggleGroup();
  private final List<ToggleButton> reasonButtons = new ArrayList<>();
  private final ObservableList<Clause> found = FXCollections.observableArrayList();
  private final ListView<Clause> clauses = new ListView<>(found);
  private final TextField search = new TextField();
  private final TextField note = new TextField();
  private final Label missing = Glyphs.label("", "warning-text");

  OverrideSheet(
      DecisionDraft draft,
      Optional<Action> proposed,
      Policy policy,
      List<String> reasonCodes,
      Texts texts,
      Consumer<DecisionDraft> record,
      Runnable cancel) {
    this.draft = draft;
    this.policy = policy;
    this.reasonCodes = reasonCodes;
    this.record = record;
    this.texts = texts;
    Words words = new Words(texts);
    getStyleClass().addAll("overlay-sheet", "override-sheet");
    setSpacing(12);
    setMaxSize(720, USE_PREF_SIZE);
    setFocusTraversable(true);
    HBox title = Gaps.row(8, Glyphs.label(texts.get("override.title"), "sheet-title"));
    proposed.ifPresent(
        action ->
            title
                .getChildren()
                .addAll(
                    Glyphs.pill(action, words.action(action)), Glyphs.icon("mdi2a-arrow-right")));
    title.getChildren().add(Glyphs.pill(draft.action(), words.action(draft.action())));
    VBox left = Gaps.column(4, Glyphs.label(texts.get("override.reason"), "section-title"));
    for (int i = 0; i < reasonCodes.size(); i++) {
      left.getChildren().add(reasonButton(i, words.reason(reasonCodes.get(i))));
    }
    left.setMinWidth(280);
    left.setPrefWidth(280);
    VBox right = clausePane();
    HBox.setHgrow(right, Priority.ALWAYS);
    note.setPromptText(texts.get("override.note"));
    note.setId("note");
    note.textProperty().addListener((o, was, is) -> draft.note(is));
    HBox.setHgrow(note, Priority.ALWAYS);
    Button back = new Button(texts.get("override.cancel"), Glyphs.key("Esc"));
    back.setOnAction(event -> cancel.run());
    Button save = new Button(texts.get("override.record"), Glyphs.key("Enter"));
    save.setId("record");
    save.getStyleClass().add("accent");
    save.setOnAction(event -> save());
    HBox foot = Gaps.row(8, missing, Gaps.spring(), back, save);
    getChildren().addAll(title, new HBox(18, left, right), note, foot);
  }

  @Override
  public boolean pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      save();
      return true;
    }
    if (event.getText().equals("/")) {
      search.requestFocus();
      return true;
    }
    int digit = KeyTaker.digit(event);
    if (digit >= 0) {
      if (digit >= 1 && digit <= reasonButtons.size()) {
        reasonButtons.get(digit - 1).setSelected(true);
        choose(digit - 1);
      }
      return true;
    }
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
      step(event.getCode() == KeyCode.DOWN ? 1 : -1);
      return true;
    }
    return false;
  }

  private ToggleButton reasonButton(int index, String text) {
    ToggleButton button = new ToggleButton(text);
    button.setGraphic(Glyphs.key(Integer.toString(index + 1)));
    button.getStyleClass().setAll("reason-button");
    button.setToggleGroup(reasons);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setFocusTraversable(false);
    button.setOnAction(event -> choose(button.isSelected() ? index : -1));
    reasonButtons.add(button);
    return button;
  }

  private void choose(int index) {
    draft.reason(index < 0 ? "" : reasonCodes.get(index));
    missing.setText("");
  }

  private VBox clausePane() {
    boolean allow = draft.action() == Action.ALLOW;
    search.setPromptText(texts.get("override.search"));
    search.setId("clause-search");
    search.textProperty().addListener((o, was, is) -> find(is));
    search.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            step(event.getCode() == KeyCode.DOWN ? 1 : -1);
            event.consume();
          }
        });
    HBox.setHgrow(search, Priority.ALWAYS);
    clauses.setPrefHeight(236);
    clauses.setFixedCellSize(32);
    clauses.setFocusTraversable(false);
    clauses.setCellFactory(ignored -> new ClauseCell());
    find("");
    draft.clause().ifPresent(id -> clauses.getSelectionModel().selectFirst());
    clauses
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> draft.clause(Optional.ofNullable(is).map(Clause::id)));
    return Gaps.column(
        4,
        Glyphs.label(
            texts.get(allow ? "override.clause.optional" : "override.clause"), "section-title"),
        Gaps.row(6, search, Glyphs.key("/")),
        clauses);
  }

  private void find(String text) {
    List<Clause> fresh = draft.candidates(policy, text);
    found.setAll(fresh);
    if (!text.isBlank() || draft.action() != Action.ALLOW) {
      clauses.getSelectionModel().selectFirst();
    }
  }

  private void step(int by) {
    if (!found.isEmpty()) {
      int at = clauses.getSelectionModel().getSelectedIndex() + by;
      clauses.getSelectionModel().clearAndSelect(Math.max(0, Math.min(found.size() - 1, at)));
      clauses.scrollTo(clauses.getSelectionModel().getSelectedIndex());
    }
  }

  private void save() {
    if (draft.complete()) {
      record.accept(draft);
    } else {
      missing.setText(
          texts.get(
              draft.reason().isEmpty() ? "override.missing.reason" : "override.missing.clause"));
    }
  }
}
