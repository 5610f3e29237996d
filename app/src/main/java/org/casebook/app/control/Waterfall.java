package org.casebook.app.control;

import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.casebook.app.control.WaterfallModel.Bar;
import org.casebook.app.control.WaterfallModel.Kind;

/** The evidence for and against, as bars from the prior to the total. */
public final class Waterfall extends VBox {
  private static final double WORDS = 150;

  /**
   * A waterfall.
   *
   * @param number prints a value
   * @param selected id of the evidence to bring out; empty for none
   * @param chosen told the id of the evidence whose bar is chosen
   */
  public Waterfall(
      WaterfallModel model,
      DoubleFunction<String> number,
      String selected,
      Consumer<String> chosen) {
    getStyleClass().add("waterfall");
    for (Bar bar : model.bars()) {
      getChildren().add(row(model, bar, number, selected, chosen));
    }
  }

  private static HBox row(
      WaterfallModel model,
      Bar bar,
      DoubleFunction<String> number,
      String selected,
      Consumer<String> chosen) {
    Label name = Glyphs.wrapped(bar.name(), "waterfall-name");
    VBox words = new VBox(name);
    if (!bar.detail().isEmpty()) {
      words.getChildren().add(Glyphs.wrapped(bar.detail(), "waterfall-detail"));
    }
    words.getStyleClass().add("waterfall-words");
    words.setMinWidth(WORDS);
    words.setPrefWidth(WORDS);
    words.setMaxWidth(WORDS);
    words.setAlignment(Pos.CENTER_LEFT);
    Label value = Glyphs.label(number.apply(bar.shown()), "waterfall-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    value.setPrefWidth(48);
    value.setAlignment(Pos.CENTER_RIGHT);
    WaterfallTrack track = new WaterfallTrack(model, bar);
    HBox.setHgrow(track, Priority.ALWAYS);
    HBox row = Gaps.row(8, words, track, value);
    row.getStyleClass().addAll("waterfall-row", tone(bar));
    row.setAccessibleText(bar.name() + " " + number.apply(bar.shown()));
    if (bar.kind() == Kind.CONTRIBUTION) {
      makeChoosable(row, bar, chosen);
      if (bar.id().equals(selected)) {
        row.getStyleClass().add("selected-row");
      }
      Tooltip.install(
          row,
          Glyphs.tooltip(bar.detail().isEmpty() ? bar.name() : bar.name() + "\n" + bar.detail()));
    }
    return row;
  }

  private static void makeChoosable(HBox row, Bar bar, Consumer<String> chosen) {
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setOnMouseClicked(event -> chosen.accept(bar.id()));
    row.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            chosen.accept(bar.id());
            event.consume();
          }
        });
  }

  private static String tone(Bar bar) {
    return switch (bar.kind()) {
      case PRIOR -> "waterfall-prior";
      case TOTAL -> "waterfall-total";
      case CONTRIBUTION -> bar.value() >= 0 ? "waterfall-for" : "waterfall-against";
    };
  }
}
