package org.casebook.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The sheets above the screen, topmost last; the screen beneath is dimmed and takes no input. */
final class Overlays {
  private final StackPane layer;
  private final Deque<Sheet> sheets = new ArrayDeque<>();

  Overlays(StackPane layer) {
    this.layer = layer;
    layer.setVisible(false);
    layer.setOnMousePressed(
        event -> {
          if (event.getTarget() == layer) {
            dismiss();
          }
        });
  }

  void present(Node node, Runnable dismissed) {
    sheets.push(new Sheet(node, dismissed));
    layer.getChildren().add(node);
    layer.setVisible(true);
  }

  void dismiss() {
    if (!sheets.isEmpty()) {
      Sheet sheet = sheets.pop();
      layer.getChildren().remove(sheet.node());
      layer.setVisible(!sheets.isEmpty());
      sheet.dismissed().run();
    }
  }

  Optional<Node> top() {
    return Optional.ofNullable(sheets.peek()).map(Sheet::node);
  }

  private record Sheet(Node node, Runnable dismissed) {}
}
