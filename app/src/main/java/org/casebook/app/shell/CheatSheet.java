package org.casebook.app.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.Shortcut;
import org.casebook.app.text.Texts;

/** Every key on one sheet. */
final class CheatSheet extends VBox {
  CheatSheet(Texts texts) {
    getStyleClass().addAll("overlay-sheet", "cheat-sheet");
    setSpacing(14);
    setMaxSize(720, Region.USE_PREF_SIZE);
    FlowPane groups = new FlowPane(32, 18);
    groups.setPrefWrapLength(640);
    Map<Shortcut.Group, VBox> columns = new EnumMap<>(Shortcut.Group.class);
    for (Shortcut shortcut : Shortcut.values()) {
      VBox column =
          columns.computeIfAbsent(
              shortcut.group(),
              group -> {
                VBox box = Gaps.column(6, Glyphs.label(texts.get(group.key()), "section-title"));
                box.setPrefWidth(304);
                return box;
              });
      Label keys = Glyphs.key(shortcut.keys());
      HBox cell = Gaps.row(0, keys);
      cell.setMinWidth(72);
      cell.setPrefWidth(72);
      column.getChildren().add(Gaps.row(8, cell, Glyphs.wrapped(texts.get(shortcut.key()))));
    }
    groups.getChildren().addAll(columns.values());
    getChildren()
        .addAll(
            Glyphs.label(texts.get("shortcut.title"), "sheet-title"),
            groups,
            Glyphs.wrapped(texts.get("shortcut.note"), "muted"));
  }
}
