package org.casebook.app.catalogue;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;

/** A line of the list: title and state, with a bar while it is being installed. */
final class ModelCell extends ListCell<ModelRow> {
  private final Texts texts;
  private final Numbers numbers;

  ModelCell(Texts texts) {
    this.texts = texts;
    this.numbers = new Numbers(texts);
  }

  @Override
  protected void updateItem(ModelRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    setGraphic(null);
    if (empty || row == null) {
      setAccessibleText(null);
      return;
    }
    setPrefWidth(0);
    String state = state(row, texts, numbers);
    String decides = texts.get("catalogue.decides");
    Label id = Glyphs.label(row.id(), "code");
    VBox lines =
        Gaps.column(
            3,
            Gaps.row(8, Glyphs.label(row.title()), Gaps.spring(), Glyphs.pill(state, row.tone())),
            row.entry().decides()
                ? Gaps.row(8, id, Gaps.spring(), Glyphs.pill(decides, "tone-accent"))
                : id);
    if (row.installing()) {
      ProgressBar bar = new ProgressBar(row.share().orElse(ProgressBar.INDETERMINATE_PROGRESS));
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.getStyleClass().add("model-progress");
      lines.getChildren().add(bar);
    }
    setAccessibleText(row.title() + ", " + state + (row.entry().decides() ? ", " + decides : ""));
    setGraphic(lines);
  }

  /** The word for a state, with the share while it is being fetched. */
  static String state(ModelRow row, Texts texts, Numbers numbers) {
    String word = texts.get("catalogue.state." + row.stateKey());
    return row.installing() && row.share().isPresent()
        ? word + " " + numbers.percent(row.share().getAsDouble())
        : word;
  }
}
