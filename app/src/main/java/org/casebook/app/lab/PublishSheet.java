package org.casebook.app.lab;

import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.KeyTaker;
import org.casebook.app.text.Texts;

/** Asks why, before a version decides. */
final class PublishSheet extends VBox implements KeyTaker {
  private final TextField note = new TextField();
  private final Label missing = Glyphs.label("", "warning-text");
  private final BiConsumer<Boolean, String> act;
  private final Texts texts;

  /**
   * A sheet.
   *
   * @param title what is about to decide
   * @param effect what that changes
   * @param shadow whether it may also run beside the published version
   * @param act told whether it is to be a shadow only, and the note
   */
  PublishSheet(
      String title,
      String effect,
      boolean shadow,
      Texts texts,
      BiConsumer<Boolean, String> act,
      Runnable cancel) {
    this.act = act;
    this.texts = texts;
    getStyleClass().addAll("overlay-sheet", "publish-sheet");
    setSpacing(12);
    setMaxSize(560, USE_PREF_SIZE);
    note.setId("publish-note");
    note.setPromptText(texts.get("lab.note"));
    Button back = new Button(texts.get("lab.close"), Glyphs.key("Esc"));
    back.setOnAction(event -> cancel.run());
    Button beside = new Button(texts.get("lab.shadow"));
    beside.setVisible(shadow);
    beside.setOnAction(event -> act.accept(true, note.getText()));
    Button publish = new Button(texts.get("lab.publish"), Glyphs.key("Enter"));
    publish.getStyleClass().add("accent");
    publish.setOnAction(event -> publish());
    getChildren()
        .addAll(
            Glyphs.label(title, "sheet-title"),
            Glyphs.wrapped(effect, "muted"),
            note,
            Gaps.row(8, missing, Gaps.spring(), back, beside, publish));
  }

  /** Where one begins to type. */
  void focusNote() {
    note.requestFocus();
  }

  @Override
  public boolean pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      publish();
      return true;
    }
    return false;
  }

  private void publish() {
    if (note.getText().isBlank()) {
      missing.setText(texts.get("lab.note.missing"));
    } else {
      act.accept(false, note.getText());
    }
  }
}
