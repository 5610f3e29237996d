package org.casebook.app.lab;

import java.util.function.BiFunction;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;

/** The list of words that fit at the caret. */
final class CompletionPopup {
  private final RuleEditor editor;
  private final BiFunction<String, Integer, Completion.Offer> complete;
  private final ListView<String> list = new ListView<>();
  private final Popup popup = new Popup();
  private int from;

  CompletionPopup(RuleEditor editor, BiFunction<String, Integer, Completion.Offer> complete) {
    this.editor = editor;
    this.complete = complete;
    list.getStyleClass().add("completion");
    list.setPrefSize(280, 220);
    list.setFixedCellSize(24);
    list.setFocusTraversable(false);
    list.setOnMouseClicked(event -> accept());
    popup.getContent().add(list);
    popup.setAutoHide(true);
    popup.setHideOnEscape(false);
  }

  void show() {
    Completion.Offer offer = complete.apply(editor.getText(), editor.getCaretPosition());
    if (offer.words().isEmpty()) {
      hide();
      return;
    }
    from = offer.from();
    list.getItems().setAll(offer.words());
    list.getSelectionModel().select(0);
    list.setPrefHeight(Math.min(9, offer.words().size()) * 24 + 4);
    editor.caret().ifPresent(at -> popup.show(editor, at.getMinX(), at.getMaxY() + 2));
  }

  /** Whether it was open. */
  boolean hide() {
    boolean was = popup.isShowing();
    popup.hide();
    return was;
  }

  /** A key while the list may be open; whether it took it. */
  boolean keyed(KeyEvent event) {
    if (!popup.isShowing()) {
      return false;
    }
    int at = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case UP -> choose(at - 1);
      case DOWN -> choose(at + 1);
      case ENTER, TAB -> accept();
      case ESCAPE -> hide();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The text has changed: offers what fits now. */
  void follow() {
    if (popup.isShowing()) {
      show();
    }
  }

  private void choose(int index) {
    if (index >= 0 && index < list.getItems().size()) {
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - 4));
    }
  }

  private void accept() {
    String word = list.getSelectionModel().getSelectedItem();
    hide();
    if (word != null) {
      editor.replaceText(from, editor.getCaretPosition(), word);
    }
  }
}
