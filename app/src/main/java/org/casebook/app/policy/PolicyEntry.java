package org.casebook.app.policy;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Clause;

/**
 * A line of the list: the head of a group, or a clause.
 *
 * @param clause empty for the head of a group
 * @param area empty for exceptions
 */
record PolicyEntry(String title, Optional<Clause> clause, Optional<HarmArea> area, String action) {
  static PolicyEntry group(String title, Optional<HarmArea> area) {
    return new PolicyEntry(title, Optional.empty(), area, "");
  }

  static PolicyEntry of(Clause clause, Optional<HarmArea> area, String action) {
    return new PolicyEntry(clause.title(), Optional.of(clause), area, action);
  }

  /** Draws it. */
  static final class Cell extends ListCell<PolicyEntry> {
    @Override
    protected void updateItem(PolicyEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(null);
      setGraphic(null);
      setDisable(false);
      getStyleClass().remove("group-cell");
      if (empty || entry == null) {
        return;
      }
      setPrefWidth(0);
      String area = entry.area().map(a -> "area-" + a.key()).orElse("area-exception");
      if (entry.clause().isEmpty()) {
        Label head = Glyphs.label(entry.title(), "group-title", area);
        head.setGraphic(Glyphs.icon("mdi2c-circle", "area-dot"));
        getStyleClass().add("group-cell");
        setDisable(true);
        setGraphic(head);
        return;
      }
      Clause clause = entry.clause().get();
      Label id = Glyphs.label(clause.id(), "clause-id");
      id.setMinWidth(Region.USE_PREF_SIZE);
      id.setPrefWidth(54);
      Label title = Glyphs.label(entry.title());
      setGraphic(
          Gaps.row(
              8,
              id,
              title,
              Gaps.spring(),
              Glyphs.icon(
                  Glyphs.icon(clause.action()), "action-icon", "action-" + clause.action().key())));
    }
  }
}
