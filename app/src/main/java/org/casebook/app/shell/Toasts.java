package org.casebook.app.shell;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.Navigator.Notice;

/** Notices in a corner of the scene; each leaves by itself. */
final class Toasts {
  private static final Duration STAY = Duration.seconds(10);

  private final Pane corner;

  Toasts(Pane corner) {
    this.corner = corner;
    corner.setPickOnBounds(false);
  }

  void show(Notice notice) {
    Label text = Glyphs.wrapped(notice.text());
    text.setMaxWidth(420);
    HBox toast = Gaps.row(10, Glyphs.icon(icon(notice.kind())), text);
    toast.getStyleClass().addAll("toast", "tone-" + notice.kind());
    toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    if (!notice.action().isEmpty()) {
      Button act = new Button(notice.action(), Glyphs.key("Ctrl+Z"));
      act.getStyleClass().addAll("small", "flat");
      act.setFocusTraversable(false);
      act.setOnAction(
          event -> {
            corner.getChildren().remove(toast);
            notice.act().run();
          });
      toast.getChildren().addAll(Gaps.spring(), act);
    }
    corner.getChildren().setAll(toast);
    PauseTransition stay = new PauseTransition(STAY);
    stay.setOnFinished(event -> corner.getChildren().remove(toast));
    stay.play();
  }

  void clear() {
    corner.getChildren().clear();
  }

  private static String icon(String kind) {
    return switch (kind) {
      case "success" -> "mdi2c-check-circle-outline";
      case "danger" -> "mdi2a-alert-circle-outline";
      case "warning" -> "mdi2a-alert-outline";
      default -> "mdi2i-information-outline";
    };
  }
}
