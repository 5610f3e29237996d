package org.casebook.app.casefile;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Action;

/** The bar at the foot of a case file: five actions, submit, submit and next; keys drawn on. */
final class DecisionBar extends HBox {
  private final Texts texts;
  private final Words words;
  private final Map<Action, Button> buttons = new EnumMap<>(Action.class);
  private final Button submit = new Button();
  private final Button submitNext = new Button();

  DecisionBar(Texts texts, Consumer<Action> choose, Runnable confirm, Runnable confirmNext) {
    this.texts = texts;
    this.words = new Words(texts);
    getStyleClass().add("decision-bar");
    setSpacing(8);
    setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    int number = 0;
    for (Action action : Action.values()) {
      number++;
      Button button = new Button(words.action(action));
      button.setId("action-" + action.key());
      button.setGraphic(
          Gaps.row(6, Glyphs.key(Integer.toString(number)), Glyphs.icon(Glyphs.icon(action))));
      button.getStyleClass().addAll("decide", "action-" + action.key());
      button.setFocusTraversable(false);
      button.setOnAction(event -> choose.accept(action));
      button.setMinWidth(USE_PREF_SIZE);
      buttons.put(action, button);
      getChildren().add(button);
    }
    submit.setId("submit");
    submit.setGraphic(Glyphs.key("S"));
    submit.setFocusTraversable(false);
    submit.setMinWidth(USE_PREF_SIZE);
    submit.setOnAction(event -> confirm.run());
    submitNext.setId("submit-next");
    submitNext.setGraphic(Glyphs.key("N"));
    submitNext.setText(texts.get("decide.next"));
    submitNext.getStyleClass().add("accent");
    submitNext.setFocusTraversable(false);
    submitNext.setMinWidth(USE_PREF_SIZE);
    submitNext.setOnAction(event -> confirmNext.run());
    getChildren().addAll(Gaps.spring(), submit, submitNext);
  }

  /**
   * Shows what can be decided.
   *
   * @param proposed the action that the agent proposes; marked
   * @param open whether a decision can be taken now
   */
  void show(Optional<Action> proposed, boolean open) {
    buttons.forEach(
        (action, button) -> {
          button.getStyleClass().remove("proposed");
          if (proposed.filter(action::equals).isPresent()) {
            button.getStyleClass().add("proposed");
          }
          button.setDisable(!open);
        });
    submit.setText(
        proposed
            .map(action -> texts.get("decide.confirm", words.action(action)))
            .orElse(texts.get("decide.confirm.none")));
    submit.setDisable(!open || proposed.isEmpty());
    submitNext.setDisable(!open || proposed.isEmpty());
  }
}
