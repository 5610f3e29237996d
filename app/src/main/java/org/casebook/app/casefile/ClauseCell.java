package org.casebook.app.casefile;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.runtime.policy.Clause;

/** A clause in a list: its id, then its title. */
final class ClauseCell extends ListCell<Clause> {
  @Override
  protected void updateItem(Clause clause, boolean empty) {
    super.updateItem(clause, empty);
    setText(null);
    setGraphic(null);
    if (!empty && clause != null) {
      Label id = Glyphs.label(clause.id(), "clause-id");
      id.setMinWidth(Region.USE_PREF_SIZE);
      id.setPrefWidth(54);
      setGraphic(Gaps.row(8, id, Glyphs.label(clause.title())));
      setPrefWidth(0);
    }
  }
}
