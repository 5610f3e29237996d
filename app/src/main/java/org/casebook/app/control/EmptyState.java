package org.casebook.app.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Says why a place is empty, and what would fill it. */
public final class EmptyState extends VBox {
  /** An empty state; actions stand below the text. */
  public EmptyState(String icon, String title, String text, Node... actions) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    setSpacing(10);
    Label body = Glyphs.wrapped(text, "muted");
    body.setTextAlignment(TextAlignment.CENTER);
    body.setMaxWidth(420);
    getChildren().addAll(Glyphs.icon(icon, "empty-icon"), Glyphs.label(title, "empty-title"), body);
    getChildren().addAll(actions);
  }
}
