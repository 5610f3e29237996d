package org.casebook.app.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/** Rectangles over an image, kept in place as it is resized. */
final class BoxLayer extends Pane {
  private List<BoxMark> marks = List.of();

  BoxLayer() {
    setManaged(false);
    setPickOnBounds(false);
  }

  void show(List<BoxMark> shown) {
    if (shown.equals(marks)) {
      return;
    }
    marks = List.copyOf(shown);
    getChildren().clear();
    for (BoxMark mark : marks) {
      Label label = Glyphs.label(mark.label(), "image-box-label");
      label.setMinWidth(USE_PREF_SIZE);
      label.setVisible(!mark.label().isEmpty());
      StackPane box = new StackPane(label);
      StackPane.setAlignment(label, Pos.TOP_LEFT);
      box.getStyleClass().addAll("image-box", mark.styleClass());
      Tooltip.install(box, Glyphs.tooltip(mark.tooltip()));
      getChildren().add(box);
    }
  }

  void select(String id) {
    for (int i = 0; i < marks.size(); i++) {
      getChildren().get(i).getStyleClass().remove("selected-box");
      if (marks.get(i).ids().contains(id)) {
        getChildren().get(i).getStyleClass().add("selected-box");
      }
    }
  }

  @Override
  protected void layoutChildren() {
    for (int i = 0; i < marks.size(); i++) {
      BoxMark mark = marks.get(i);
      getChildren()
          .get(i)
          .resizeRelocate(
              mark.x() * getWidth(),
              mark.y() * getHeight(),
              mark.width() * getWidth(),
              mark.height() * getHeight());
    }
  }
}
